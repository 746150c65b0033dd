// The signed seal behind the # of the address is checked here: nothing of it is sent, and the address forgets it.
// The rules are those of certificates/domain (base41, cbor, record, cose, sealed). A browser without Ed25519 fills the
// form instead; without this script the seal is pasted into it.
"use strict";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-.";
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const EDDSA = -8;
const NEEDED = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13];
const KNOWN = [...NEEDED, 11, 14];
const ORDER = [
  "unreadable", "altered", "missing_co_issuer", "unknown_key", "key_not_in_force", "demonstration_key", "joint",
];

function base41(text) {
  if (text.length % 3 === 1) throw new Error("base41");
  const bytes = [];
  for (let start = 0; start < text.length; start += 3) {
    const part = text.slice(start, start + 3);
    let number = 0;
    for (const letter of part) {
      const value = ALPHABET.indexOf(letter);
      if (value < 0) throw new Error("base41");
      number = number * 41 + value;
    }
    if (number >= 2 ** (8 * (part.length - 1))) throw new Error("base41");
    if (part.length === 3) bytes.push(number >> 8);
    bytes.push(number & 255);
  }
  return Uint8Array.from(bytes);
}

// Deterministic CBOR: bytes as Uint8Array, maps as Map, a tag as {tag, value}; anything else is refused.
function decode(bytes) {
  const [value, end] = item(bytes, 0, 0);
  if (end !== bytes.length) throw new Error("cbor");
  return value;
}

function head(bytes, at) {
  if (at >= bytes.length) throw new Error("cbor");
  const major = bytes[at] >> 5;
  const info = bytes[at] & 31;
  if (major > 6 || info > 26) throw new Error("cbor");
  if (info < 24) return [major, info, at + 1];
  const size = 2 ** (info - 24);
  if (at + 1 + size > bytes.length) throw new Error("cbor");
  const number = bytes.slice(at + 1, at + 1 + size).reduce((sum, byte) => sum * 256 + byte, 0);
  if (number < (size === 1 ? 24 : 2 ** (4 * size))) throw new Error("cbor");
  return [major, number, at + 1 + size];
}

function item(bytes, start, depth) {
  if (depth > 8) throw new Error("cbor");
  let [major, number, at] = head(bytes, start);
  if (major === 0) return [number, at];
  if (major === 1) return [-1 - number, at];
  if (major === 2 || major === 3) {
    const part = bytes.slice(at, at + number);
    if (part.length !== number) throw new Error("cbor");
    return [major === 2 ? part : new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(part), at + number];
  }
  if (major === 6) {
    const [value, end] = item(bytes, at, depth + 1);
    return [{ tag: number, value }, end];
  }
  const values = [];
  const keys = [];
  for (let count = 0; count < number; count += 1) {
    let value;
    if (major === 5) {
      const from = at;
      [value, at] = item(bytes, at, depth + 1);
      if (typeof value !== "number") throw new Error("cbor");
      const written = hex(bytes.slice(from, at));
      if (keys.length && written <= keys[keys.length - 1].written) throw new Error("cbor");
      keys.push({ key: value, written });
    }
    [value, at] = item(bytes, at, depth + 1);
    values.push(value);
  }
  return [major === 5 ? new Map(keys.map(({ key }, i) => [key, values[i]])) : values, at];
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text) {
  return Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
}

function length(major, number) {
  if (number < 24) return [(major << 5) | number];
  if (number < 256) return [(major << 5) | 24, number];
  return [(major << 5) | 25, number >> 8, number & 255];
}

function toBeSigned(protectedHeader, payload) {
  const context = new TextEncoder().encode("Signature");
  return Uint8Array.from([
    0x85, ...length(3, context.length), ...context, 0x40, ...length(2, protectedHeader.length), ...protectedHeader,
    0x40, ...length(2, payload.length), ...payload,
  ]);
}

function codeOf(id) {
  let number = BigInt("0x" + hex(id));
  let code = "";
  for (let count = 0; count < 26; count += 1) {
    code = CROCKFORD[Number(number % 32n)] + code;
    number /= 32n;
  }
  return code;
}

function isBytes(value, size) {
  return value instanceof Uint8Array && (size === undefined || value.length === size);
}

// {record, issuers, payload, signers}; throws for anything that is not a seal of this scheme.
function parse(text) {
  const { tag, value } = decode(base41(text));
  if (tag !== 98 || value.length !== 4 || value[3].length > 8) throw new Error("seal");
  const [body, unprotectedBody, payload, signers] = value;
  if (!isBytes(body, 0) || unprotectedBody.size !== 0 || !isBytes(payload)) throw new Error("seal");
  const record = decode(payload);
  const keys = [...record.keys()];
  if (!NEEDED.every((key) => keys.includes(key)) || !keys.every((key) => KNOWN.includes(key))) throw new Error("keys");
  if (record.get(1) !== 1 || !isBytes(record.get(2), 16)) throw new Error("record");
  if (![3, 4, 6, 12].every((key) => typeof record.get(key) === "string")) throw new Error("record");
  if (record.get(4).normalize("NFC") !== record.get(4)) throw new Error("name");
  const issuers = record.get(13).map(([number, kid]) => {
    if (!isBytes(kid, 2)) throw new Error("issuer");
    return { number, kid: hex(kid) };
  });
  if (issuers.length < 2 || new Set(issuers.map((one) => one.number)).size !== issuers.length) throw new Error("issuers");
  return { record, issuers, payload, signers: signers.map(signer) };
}

function signer(parts) {
  const [protectedHeader, unprotectedHeader, signature] = parts;
  const fields = decode(protectedHeader);
  if (parts.length !== 3 || unprotectedHeader.size !== 0 || !isBytes(signature)) throw new Error("signer");
  if (fields.size !== 2 || fields.get(1) !== EDDSA || !isBytes(fields.get(4))) throw new Error("signer");
  return { protectedHeader, signature, kid: hex(fields.get(4)) };
}

function isInOrder(issuers, signers) {
  const expected = issuers.map((one) => one.kid);
  const found = signers.map((one) => one.kid);
  const kept = expected.filter((kid) => found.includes(kid));
  return new Set(expected).size === expected.length && kept.join() === found.join();
}

async function statusOf(issuer, signature, key, payload, day) {
  if (!signature) return "missing_co_issuer";
  if (!key || key.institution !== issuer.number) return "unknown_key";
  const publicKey = await crypto.subtle.importKey("raw", fromHex(key.public), { name: "Ed25519" }, false, ["verify"]);
  const message = toBeSigned(signature.protectedHeader, payload);
  if (!(await crypto.subtle.verify("Ed25519", publicKey, signature.signature, message))) return "altered";
  if (key.is_compromised || day < key.valid_from || (key.valid_to && day > key.valid_to)) return "key_not_in_force";
  return key.is_demonstration ? "demonstration_key" : "joint";
}

// {status, record, signatures}; trust: as trust.json publishes it; code: of the page.
async function verdict(text, trust, code) {
  let seal;
  let day;
  try {
    seal = parse(text);
    day = new Date(seal.record.get(9) * 86400000).toISOString().slice(0, 10);
  } catch {
    return { status: "unreadable", signatures: [] };
  }
  const { record, issuers, payload, signers } = seal;
  if (codeOf(record.get(2)) !== code || !isInOrder(issuers, signers)) return { status: "altered", record, signatures: [] };
  const signatures = [];
  for (const issuer of issuers) {
    const institution = trust.institutions.find((one) => one.number === issuer.number);
    const found = institution && institution.keys.find((one) => one.purpose === "record" && one.kid === issuer.kid);
    const key = found && { ...found, institution: issuer.number };
    const signature = signers.find((one) => one.kid === issuer.kid);
    signatures.push({ issuer, institution, key, status: await statusOf(issuer, signature, key, payload, day) });
  }
  const worst = Math.min(...signatures.map((one) => ORDER.indexOf(one.status)));
  return { status: ORDER[worst], record, signatures };
}

async function knowsEd25519() {
  try {
    await crypto.subtle.importKey("raw", new Uint8Array(32), { name: "Ed25519" }, false, ["verify"]);
    return true;
  } catch {
    return false;
  }
}

function read(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

function line(one, words) {
  const row = document.createElement("li");
  const who = one.institution ? one.institution[`name_${document.documentElement.lang}`] : one.issuer.number;
  const holder = one.key ? ` – ${words.holders[one.key.holder]} (${one.key.kid}, ${one.key.fingerprint.slice(0, 16)}…)` : "";
  row.dataset.signature = one.status;
  row.textContent = `${who} – ${words.signatures[one.status]}${holder}`;
  return row;
}

function show(section, found, words) {
  const kind = { joint: "good", demonstration_key: "warning" }[found.status] || "bad";
  const heading = section.querySelector("[data-verdict-words]");
  heading.classList.add(`notice--${kind}`);
  heading.textContent = `${{ good: "✓", warning: "!", bad: "✗" }[kind]} ${words.verdicts[found.status]}`;
  section.dataset.liveSeal = found.status;
  section.querySelector("[data-signatures]").replaceChildren(...found.signatures.map((one) => line(one, words)));
  // Words that nobody signed are not shown as if somebody had.
  if (kind !== "bad") {
    section.querySelector("[data-record]").hidden = false;
    for (const field of section.querySelectorAll("[data-field]")) {
      field.textContent = found.record.get(Number(field.dataset.field));
    }
  }
  section.hidden = false;
}

async function begin() {
  const section = document.querySelector("[data-live-seal]");
  const text = decodeURIComponent(location.hash.slice(1));
  if (!section || text.length < 100) return;
  history.replaceState(null, "", location.pathname + location.search);
  if (!(await knowsEd25519())) {
    document.querySelector("textarea[name=seal]").value = text;
    document.querySelector("[data-no-ed25519]").hidden = false;
    return;
  }
  show(section, await verdict(text, read("trust-list"), section.dataset.code), read("seal-words"));
}

begin();
