// What a proof of inclusion is worth: the seal is a line below a head, and every issuer has signed the head.
// The rules are those of certificates/domain (inclusion, head, merkle, attached).

// In this order, the first that applies is the verdict; only the last shows that it was entered.
const ENTRIES = [
  "unreadable", "old_head", "elsewhere", "head_altered", "not_signed_by_all", "unknown_key", "key_not_in_force",
  "demonstration", "entered",
];
const ENTRY_WORTH = {
  not_signed_by_all: "missing_co_issuer", unknown_key: "unknown_key", key_not_in_force: "key_not_in_force",
  demonstration: "demonstration_key", entered: "joint",
}; // whatever else a proof is, the file is altered
const LARGEST_PROOF = 32768;
const LARGEST_BUNDLE = 262144;
const CERTIFICATION = 18; // the field of a supplement that names its certificate

// {entry, proof, signatures}; seal: the bytes of the dense symbol. Never throws.
function checkInclusion(bytes, seal, record, trust) {
  let proof;
  try {
    require(bytes.length <= LARGEST_PROOF, "too long");
    proof = readProof(readJson(bytes));
  } catch {
    return { entry: "unreadable", signatures: [] };
  }
  const { head } = proof;
  if (proof.position >= head.size) return { entry: "old_head", proof, signatures: [] };
  if (!isIncluded(lineOf(seal), proof)) return { entry: "elsewhere", proof, signatures: [] };
  const signatures = record.issuers.map(({ number }) => ({
    issuer: { number }, institution: trust.institutions.get(number), entry: headSignedBy(number, head, trust),
  }));
  const places = signatures.map((one) => ENTRIES.indexOf(one.entry));
  return { entry: ENTRIES[Math.min(...places)], proof, signatures };
}

function readProof(content) {
  require(isObject(content) && Array.isArray(content.path) && isObject(content.head), "proof");
  return { position: wholeNumber(content.position), path: content.path.slice(0, 64).map(hashFrom), head: readHead(content.head) };
}

function readHead(content) {
  require(content.format === "idpa-register-1" && Array.isArray(content.signatures), "head");
  const signatures = content.signatures.slice(0, 16).map((one) => {
    require(isObject(one), "signature");
    return { kid: hex(fromHex(one.kid)), value: fromHex(one.value) };
  });
  return { size: wholeNumber(content.size), root: hashFrom(content.root), at: readMoment(content.at), signatures };
}

function wholeNumber(value) {
  require(Number.isSafeInteger(value) && value >= 0, "number");
  return value;
}

function hashFrom(text) {
  const found = fromHex(text);
  require(found.length === 32, "hash");
  return found;
}

// Source: RFC 9162, 2.1.1 and 2.1.3.2. Lines and heads are numbers beyond 32 bits, which >> would cut off.
function lineOf(seal) {
  return sha256(joined(Uint8Array.of(0, 0x82, 1), cborBytes(sha256(seal))));
}

function isIncluded(line, { position, path, head }) {
  const half = (number) => Math.floor(number / 2);
  let [here, last, result] = [position, head.size - 1, line];
  for (const part of path) {
    if (last === 0) return false;
    if (here % 2 === 1 || here === last) {
      result = sha256(joined(Uint8Array.of(1), part, result));
      for (; here % 2 === 0 && here > 0; here = half(here)) last = half(last);
    } else {
      result = sha256(joined(Uint8Array.of(1), result, part));
    }
    [here, last] = [half(here), half(last)];
  }
  return last === 0 && sameBytes(result, head.root);
}

function headSignedBy(number, head, trust) {
  const own = head.signatures.map((one) => ({ ...one, key: trust.keys.get(`record ${one.kid}`) }));
  const found = own.filter((one) => one.key && one.key.institution === number).map((one) => headWorth(one, head));
  if (found.length) return ENTRIES[Math.max(...found.map((entry) => ENTRIES.indexOf(entry)))];
  const isUnknown = own.some((one) => !one.key && parseInt(one.kid.slice(0, 2), 16) === number);
  return isUnknown ? "unknown_key" : "not_signed_by_all";
}

function headWorth({ kid, value, key }, head) {
  const header = joined(Uint8Array.of(0xa2, 1, 0x27, 4), cborBytes(fromHex(kid)));
  if (!isGoodEd25519(key.public, toBeSigned(header, headBytes(head)), value)) return "head_altered";
  if (!inForce(key, head.at.toISOString().slice(0, 10))) return "key_not_in_force";
  return key.isDemonstration ? "demonstration" : "entered";
}

function headBytes({ size, root, at }) {
  return joined(Uint8Array.of(0xa4, 0), cborText("idpa-register-1"), Uint8Array.of(1), cborLength(0, size),
    Uint8Array.of(2), cborBytes(root), Uint8Array.of(3), cborLength(0, at.getTime() / 1000));
}

// Whether the Open Badges are those of this record: one of each issuer, in order. Their own proofs are not looked at.
function isBundleOf(bytes, record, payload) {
  try {
    require(bytes.length <= LARGEST_BUNDLE, "too long");
    const said = JSON.parse(fromUtf8(bytes)).verifiableCredential.map(
      (one) => [one.id.slice(one.id.lastIndexOf("/V/") + 3), one.relatedResource[0].digestMultibase].join());
    const digest = base64url(joined(Uint8Array.of(0x12, 0x20), sha256(payload)));
    return said.join(" ") === record.issuers.map((one) => `${record.code}#issuer-${one.number},${digest}`).join(" ");
  } catch {
    return false;
  }
}

// Whether these are the words of the supplement that names this record by its number and code.
function isSupplementOf(bytes, record) {
  try {
    require(bytes.length <= LARGEST_BUNDLE, "too long");
    const { sections } = JSON.parse(fromUtf8(bytes));
    require(Array.isArray(sections), "sections");
    const { number, facts } = sections[CERTIFICATION - 1];
    const said = facts.map((fact) => fact.text.fr);
    return number === CERTIFICATION && said[0] === record.serial && said[1] === groupedCode(record.code);
  } catch {
    return false;
  }
}

function base64url(bytes) {
  return `u${btoa(latin1(bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "")}`;
}
