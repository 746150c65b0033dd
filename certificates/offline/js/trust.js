// Whose signatures count, and documents that institutions sign: trust list, status lists, receipts.
// The rules are those of certificates/domain (trust, signed_json, trust_signed, receipt).

const LARGEST_DOCUMENT = 20000000; // bytes
const NO_TRUST = { institutions: new Map(), keys: new Map() };

// JSON whose numbers are whole and short: nothing that is signed here has others, and readers differ about them.
function readJson(bytes) {
  require(bytes.length <= LARGEST_DOCUMENT, "too long");
  const text = fromUtf8(bytes);
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, "");
  const numbers = bare.match(/-?[0-9][0-9.eE+-]*/g) || [];
  require(numbers.every((one) => /^-?(0|[1-9][0-9]{0,14})$/.test(one) && one !== "-0"), "number");
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused("JSON");
  }
}

function byCodePoint(one, other) {
  const [first, second] = [[...one], [...other]];
  const at = first.findIndex((letter, place) => letter !== second[place]);
  if (at < 0) return first.length - second.length;
  return at >= second.length ? 1 : first[at].codePointAt(0) - second[at].codePointAt(0);
}

// UTF-8 JSON, keys in order, no spaces.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const keys = Object.keys(value).sort(byCodePoint);
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

function isObject(value) {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

// {content, signatures}; throws Refused.
function readDocument(bytes, format) {
  const content = readJson(bytes);
  require(isObject(content) && content.format === format && Array.isArray(content.signatures), "format");
  const signatures = content.signatures.map((one) => {
    require(isObject(one) && Object.keys(one).sort().join() === "kid,value" && one.kid && one.value, "signature");
    fromHex(one.kid);
    return { kid: one.kid, value: fromHex(one.value) };
  });
  delete content.signatures;
  utf8(canonical(content));
  return { content, signatures };
}

function isGoodDocument(document, signature, key) {
  const message = joined(utf8(`idpa-signed-json-1\n${signature.kid}\n`), utf8(canonical(document.content)));
  return isGoodEd25519(key.public, message, signature.value);
}

function isDay(text) {
  return typeof text === "string" && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
    && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
}

function keyFromJson(one, institution) {
  require(isObject(one) && isDay(one.valid_from) && (one.valid_to === null || isDay(one.valid_to)), "key");
  const publicKey = fromHex(one.public);
  require(hex(sha256(publicKey)) === one.fingerprint, "fingerprint");
  return {
    institution, purpose: String(one.purpose), kid: hex(fromHex(one.kid)), public: publicKey, fingerprint: one.fingerprint,
    validFrom: one.valid_from, validTo: one.valid_to, holder: one.holder, agreement: String(one.agreement || ""),
    // Only a plain false lets a key count: whatever else stands here is read as a warning.
    isDemonstration: one.is_demonstration !== false, isCompromised: one.is_compromised !== false,
    ended: String(one.ended === undefined ? "" : one.ended),
  };
}

// {institutions: by number, keys: by purpose and key id}; throws Refused.
function readTrust(bytes) {
  const content = readJson(bytes);
  require(isObject(content) && content.format === "idpa-trust-1" && Array.isArray(content.institutions), "format");
  const institutions = new Map();
  const keys = new Map();
  for (const one of content.institutions) {
    require(isObject(one) && Number.isInteger(one.number) && Array.isArray(one.keys), "institution");
    const { number, key, name_fr: fr, name_en: en } = one;
    require([key, fr, en].every((text) => typeof text === "string" && text), "institution");
    institutions.set(number, { number, key, fr, en });
    for (const found of one.keys.map((inner) => keyFromJson(inner, number))) {
      keys.set(`${found.purpose} ${found.kid}`, found);
    }
  }
  return { institutions, keys };
}

// Of the institutions that seal those that have not left: whose record keys all ended, one of them for it.
function takingPart(trust) {
  const keys = [...trust.keys.values()].filter((key) => key.purpose === "record");
  const reasons = (number) => keys.filter((key) => key.institution === number).map((key) => key.ended);
  const numbers = [...new Set(keys.map((key) => key.institution))];
  return numbers.filter((number) => reasons(number).includes("") || !reasons(number).includes("left"));
}

// "signed_by_all", "pinned", "not_signed", "not_pinned", "altered"; pin: of a key that is known from elsewhere.
function trustStatus(bytes, pin = "") {
  let trust, document;
  try {
    trust = readTrust(bytes);
  } catch {
    return "altered";
  }
  try {
    document = readDocument(bytes, "idpa-trust-1");
  } catch {
    return pin ? "not_pinned" : "not_signed";
  }
  const signed = [];
  for (const one of document.signatures) {
    const key = trust.keys.get(`record ${one.kid}`);
    if (!key || !isGoodDocument(document, one, key)) return "altered";
    if (!key.isCompromised) signed.push(key);
  }
  if (pin && !signed.some((key) => key.fingerprint.startsWith(plainPin(pin)))) return "not_pinned";
  const needed = takingPart(trust);
  const all = needed.length > 0 && needed.every((number) => signed.some((key) => key.institution === number));
  if (all) return "signed_by_all";
  return pin ? "pinned" : "not_signed";
}

function plainPin(pin) {
  const plain = pin.toLowerCase().replace(/[\s:-]/g, "");
  require(/^[0-9a-f]{16,64}$/.test(plain), "pin");
  return plain;
}

function readMoment(text) {
  require(typeof text === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+00:00$/.test(text), "moment");
  const found = new Date(text);
  require(!Number.isNaN(found.getTime()) && found.toISOString().slice(0, 19) === text.slice(0, 19), "moment");
  return found;
}

// {status, content, signer}, of a receipt of a verification.
function checkReceipt(bytes, trust) {
  let document, made;
  try {
    document = readDocument(bytes, "idpa-receipt-1");
    made = readMoment(document.content.checked_at);
    require(document.signatures.length === 1, "signatures");
  } catch {
    return { status: "unreadable" };
  }
  const [signature] = document.signatures;
  const key = trust.keys.get(`record ${signature.kid}`);
  const content = document.content;
  if (!key) return { status: "unknown_key", content };
  const signer = trust.institutions.get(key.institution);
  if (!isGoodDocument(document, signature, key)) return { status: "altered", content, signer };
  if (!inForce(key, made.toISOString().slice(0, 10))) return { status: "key_not_in_force", content, signer };
  return { status: key.isDemonstration ? "demonstration" : "good", content, signer };
}
