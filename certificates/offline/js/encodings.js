// How bytes, numbers and texts are written in a seal: hex, base 41, the code on the paper.
// The rules are those of certificates/domain (base41, codes).

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-.";
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

class Refused extends Error {}

function require(holds, what) {
  if (!holds) throw new Refused(what);
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fromHex(text) {
  require(typeof text === "string" && /^([0-9a-f]{2})*$/.test(text), "hex");
  return Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
}

function utf8(text) {
  require(text.isWellFormed ? text.isWellFormed() : !/\p{Cs}/u.test(text), "half of a letter");
  return new TextEncoder().encode(text);
}

function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused("not UTF-8");
  }
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function sameBytes(one, other) {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function sha256(bytes) {
  return noble.sha256(bytes);
}

function fromBase41(text) {
  require(text.length % 3 !== 1, "base41");
  const bytes = [];
  for (let start = 0; start < text.length; start += 3) {
    const part = text.slice(start, start + 3);
    let number = 0;
    for (const letter of part) {
      const value = ALPHABET.indexOf(letter);
      require(value >= 0, "base41");
      number = number * 41 + value;
    }
    require(number < 2 ** (8 * (part.length - 1)), "base41");
    if (part.length === 3) bytes.push(number >> 8);
    bytes.push(number & 255);
  }
  return Uint8Array.from(bytes);
}

// 16 bytes as the 26 characters that are printed.
function codeOf(id) {
  let number = BigInt("0x" + hex(id));
  let code = "";
  for (let count = 0; count < 26; count += 1) {
    code = CROCKFORD[Number(number % 32n)] + code;
    number /= 32n;
  }
  return code;
}

// What somebody typed or scanned, "" when it cannot be a code.
function normalCode(typed) {
  const code = typed.trim().toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[- \u00a0]/g, "");
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(code) ? code : "";
}

function groupedCode(code) {
  return [0, 5, 10, 15].map((start) => code.slice(start, start + 5)).concat(code.slice(20)).join("-");
}
