// The signature of an institution inside a PDF: CMS with ECDSA over P-256 and SHA-256, and nothing else.
// Source: RFC 5652, 5.1 to 5.6; RFC 5035, 3; ETSI EN 319 122-1. A certificate in the file only says which key signed;
// whether that key counts, the trust list says.

const OID = {
  "2a864886f70d010702": "signed data",
  "2a864886f70d010701": "data",
  "2a864886f70d010903": "content type",
  "2a864886f70d010904": "message digest",
  "2a864886f70d010910022f": "signing certificate",
  "2a864886f70d010910020e": "time-stamp",
  "2a864886f70d0109100104": "time-stamp info",
  "608648016503040201": "sha256",
  "2a8648ce3d040302": "ecdsa with sha256",
};
const SEQUENCE = 0x30;
const SET = 0x31;
const OCTETS = 0x04;

// {tag, whole, body, end}: definite lengths in their shortest form only.
function der(bytes, at = 0) {
  require(at + 2 <= bytes.length && (bytes[at] & 31) !== 31, "DER");
  let size = bytes[at + 1];
  let start = at + 2;
  if (size > 127) {
    const count = size & 127;
    require(count > 0 && count < 4 && start + count <= bytes.length && bytes[start] !== 0, "DER");
    size = bytes.slice(start, start + count).reduce((sum, byte) => sum * 256 + byte, 0);
    require(size > 127, "DER");
    start += count;
  }
  const end = start + size;
  require(end <= bytes.length, "DER");
  return { tag: bytes[at], whole: bytes.slice(at, end), body: bytes.slice(start, end), end };
}

function derParts(body) {
  const parts = [];
  for (let at = 0; at < body.length; at = parts[parts.length - 1].end) parts.push(der(body, at));
  return parts;
}

function inside(part, tag) {
  require(part && part.tag === tag, "DER");
  return derParts(part.body);
}

function oid(part) {
  require(part && part.tag === 0x06, "DER");
  return OID[hex(part.body)] || hex(part.body);
}

function algorithm(part) {
  return oid(inside(part, SEQUENCE)[0]);
}

// {content, certificates, signer} of a ContentInfo with one signer.
function signedData(info) {
  const [kind, wrapped] = inside(info, SEQUENCE);
  require(oid(kind) === "signed data", "CMS");
  const [, , encapsulated, ...rest] = inside(inside(wrapped, 0xa0)[0], SEQUENCE);
  const certificates = rest.filter((one) => one.tag === 0xa0).flatMap((one) => derParts(one.body));
  const signers = inside(rest[rest.length - 1], SET);
  require(signers.length === 1, "CMS");
  return { encapsulated: inside(encapsulated, SEQUENCE), certificates, signer: inside(signers[0], SEQUENCE) };
}

// {issuer and serial as they are written, public: SubjectPublicKeyInfo}.
function readCertificate(part) {
  const fields = inside(inside(part, SEQUENCE)[0], SEQUENCE).filter((one) => one.tag !== 0xa0);
  const [serial, , issuer, , , publicKey] = fields;
  return { names: joined(issuer.whole, serial.whole), public: publicKey.whole, whole: part.whole };
}

function attributes(part) {
  const found = new Map();
  for (const one of derParts(part.body)) {
    const [kind, values] = inside(one, SEQUENCE);
    require(!found.has(oid(kind)), "CMS");
    found.set(oid(kind), inside(values, SET));
  }
  return found;
}

// {public, isGood, stampedAt}: whose key signed these bytes, and whether it did. Throws Refused for another form.
function readSignature(bytes, covered) {
  const { encapsulated, certificates, signer } = signedData(der(bytes));
  const [, name, digest, signed, kind, value, unsigned] = signer;
  require(encapsulated.length === 1 && oid(encapsulated[0]) === "data", "CMS");
  require(algorithm(digest) === "sha256" && algorithm(kind) === "ecdsa with sha256", "CMS");
  require(signed.tag === 0xa0 && value.tag === OCTETS && name.tag === SEQUENCE, "CMS");
  const certificate = certificates.map(readCertificate).find((one) => sameBytes(one.names, name.body));
  require(certificate, "CMS");
  const said = attributes(signed);
  const message = Uint8Array.of(SET, ...signed.whole.slice(1)); // signed as a SET, written as [0]
  const isGood = holds(said, certificate, covered) && isGoodP256(certificate.public, message, value.body);
  return { public: certificate.public, isGood, stampedAt: unsigned && stampedAt(unsigned, value.body) };
}

function holds(said, certificate, covered) {
  const [kind, digest, signing] = ["content type", "message digest", "signing certificate"].map((key) => said.get(key));
  return Boolean(kind && digest && signing && oid(kind[0]) === "data" && sameBytes(digest[0].body, sha256(covered))
    && sameBytes(certificateHash(signing[0]), sha256(certificate.whole)));
}

function certificateHash(signing) {
  const first = inside(inside(inside(signing, SEQUENCE)[0], SEQUENCE)[0], SEQUENCE);
  require(first[0].tag === OCTETS, "CMS"); // SHA-256, which is not written out
  return first[0].body;
}

function isGoodP256(publicKey, message, signature) {
  try {
    const point = publicKey.slice(-65); // behind a head that was compared with the trust list's
    return noble.p256.verify(signature, message, point, { format: "der", lowS: false });
  } catch {
    return false;
  }
}

// The time that a time-stamp over this very signature says; whose word that is, is not looked at here.
function stampedAt(unsigned, signature) {
  const [token] = attributes(unsigned).get("time-stamp") || [];
  if (!token) return undefined;
  const [kind, wrapped] = signedData(token).encapsulated;
  require(oid(kind) === "time-stamp info", "CMS");
  const [, , imprint, , time] = inside(der(inside(wrapped, 0xa0)[0].body), SEQUENCE);
  const [digest, value] = inside(imprint, SEQUENCE);
  if (algorithm(digest) !== "sha256" || !sameBytes(value.body, sha256(signature))) return undefined;
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(String.fromCharCode(...time.body));
  require(found, "CMS");
  return new Date(Date.UTC(found[1], found[2] - 1, found[3], found[4], found[5], found[6]));
}

