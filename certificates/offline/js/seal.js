// One record, one signature of each institution, one verdict. The rules are those of certificates/domain (cose, sealed).

const ORDER = [
  "unreadable", "altered", "missing_co_issuer", "unknown_key", "key_not_in_force", "demonstration_key", "joint",
];
const LONGEST = 8192; // characters of a pasted seal with its address
const LARGEST_SEAL = 4096; // bytes
// As Python's str.split takes them.
const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

function isIntact(status) {
  return status === "joint" || status === "demonstration_key";
}

function worstOf(statuses) {
  return ORDER[Math.min(...statuses.map((status) => ORDER.indexOf(status)))];
}

function isGoodEd25519(publicKey, message, signature) {
  try {
    return noble.ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false; // no point of the curve, or no signature by its length
  }
}

function readSeal(bytes) {
  require(bytes.length <= LARGEST_SEAL, "too long");
  const { tag, value } = readCbor(bytes);
  require(tag === 98 && Array.isArray(value) && value.length === 4, "seal");
  const [header, unprotectedHeader, payload, signers] = value;
  require(isBytes(header, 0) && isEmptyMap(unprotectedHeader) && payload instanceof Uint8Array, "seal");
  require(Array.isArray(signers), "seal");
  return { payload, record: readRecord(payload), signers: signers.map(readSigner) };
}

function isEmptyMap(value) {
  return value instanceof Map && value.size === 0;
}

function readSigner(parts) {
  require(Array.isArray(parts) && parts.length === 3 && isEmptyMap(parts[1]), "signer");
  const [header, , signature] = parts;
  require(header instanceof Uint8Array && signature instanceof Uint8Array, "signer");
  const fields = readCbor(header);
  require(fields instanceof Map && fields.size === 2 && fields.get(1) === -8, "signer");
  require(fields.get(4) instanceof Uint8Array, "signer");
  return { header, signature, kid: hex(fields.get(4)) };
}

// Source: RFC 9052, 4.4.
function toBeSigned(header, payload) {
  return joined(Uint8Array.of(0x85), cborText("Signature"), cborBytes(new Uint8Array()), cborBytes(header),
    cborBytes(new Uint8Array()), cborBytes(payload));
}

function isInOrder(issuers, signers) {
  const expected = issuers.map((one) => one.kid);
  const found = signers.map((one) => one.kid);
  const kept = expected.filter((kid) => found.includes(kid));
  return new Set(expected).size === expected.length && kept.join() === found.join();
}

function inForce(key, day) {
  return !key.isCompromised && key.validFrom <= day && (!key.validTo || day <= key.validTo);
}

function signedBy(issuer, { payload, record, signers }, trust) {
  const key = trust.keys.get(`record ${issuer.kid}`);
  const signature = signers.find((one) => one.kid === issuer.kid);
  const institution = trust.institutions.get(issuer.number);
  return { issuer, key, institution, status: statusOfSignature(issuer, signature, key, payload, record) };
}

function statusOfSignature(issuer, signature, key, payload, record) {
  if (!signature) return "missing_co_issuer";
  if (!key || key.institution !== issuer.number) return "unknown_key";
  if (!isGoodEd25519(key.public, toBeSigned(signature.header, payload), signature.signature)) return "altered";
  if (!inForce(key, record.issuedOn)) return "key_not_in_force";
  return key.isDemonstration ? "demonstration_key" : "joint";
}

// {status, record, payload, signatures}; record and payload (the bytes that were signed) are absent where nothing could be read.
function checkSeal(bytes, trust) {
  let seal;
  try {
    seal = readSeal(bytes);
  } catch {
    return { status: "unreadable", signatures: [] };
  }
  const { record, payload } = seal;
  if (!isInOrder(record.issuers, seal.signers)) return { status: "altered", record, payload, signatures: [] };
  const signatures = record.issuers.map((issuer) => signedBy(issuer, seal, trust));
  return { status: worstOf(signatures.map((one) => one.status)), record, payload, signatures };
}

// text: as scanned or pasted, with or without its address. An address of another certificate alters it.
function checkText(text, trust) {
  if ([...text].length > LONGEST) return { status: "unreadable", signatures: [] };
  const plain = text.replace(SPACES, "");
  const mark = plain.lastIndexOf("#");
  let bytes;
  try {
    bytes = fromBase41(plain.slice(mark + 1));
  } catch {
    return { status: "unreadable", signatures: [] };
  }
  const found = checkSeal(bytes, trust);
  const isOther = mark >= 0 && found.record && codeIn(plain.slice(0, mark)) !== found.record.code;
  return isOther ? { ...found, status: "altered" } : found;
}

function codeIn(address) {
  return normalCode(address.toUpperCase().split("/").pop());
}
