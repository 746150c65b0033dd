// Deterministic CBOR, the little of it that a seal is written in; every other way to write the same is refused.
// Bytes are Uint8Array, maps Map, a tag {tag, value}. The rules are those of certificates/domain/cbor.py; a number of
// eight bytes stands in no seal.

const DEEPEST = 8;

function readCbor(bytes) {
  const [value, end] = cborItem(bytes, 0, 0);
  require(end === bytes.length, "something follows");
  return value;
}

function cborItem(bytes, start, depth) {
  require(depth <= DEEPEST, "too deep");
  const [major, number, at] = cborHead(bytes, start);
  if (major === 0) return [number, at];
  if (major === 1) return [-1 - number, at];
  if (major === 2 || major === 3) return cborString(bytes, at, number, major === 3);
  if (major === 4) return cborArray(bytes, at, number, depth);
  if (major === 5) return cborMap(bytes, at, number, depth);
  const [value, end] = cborItem(bytes, at, depth + 1);
  return [{ tag: number, value }, end];
}

function cborHead(bytes, at) {
  require(at < bytes.length, "it ends too early");
  const major = bytes[at] >> 5;
  const info = bytes[at] & 31;
  require(major <= 6 && info <= 26, "a kind of value that no seal has");
  if (info < 24) return [major, info, at + 1];
  const size = 2 ** (info - 24);
  require(at + 1 + size <= bytes.length, "it ends too early");
  const number = bytes.slice(at + 1, at + 1 + size).reduce((sum, byte) => sum * 256 + byte, 0);
  require(number >= (size === 1 ? 24 : 2 ** (4 * size)), "not the shortest form");
  return [major, number, at + 1 + size];
}

function cborString(bytes, at, length, isText) {
  const part = bytes.slice(at, at + length);
  require(part.length === length, "it ends too early");
  return [isText ? fromUtf8(part) : part, at + length];
}

function cborArray(bytes, start, length, depth) {
  const values = [];
  let at = start;
  for (let count = 0; count < length; count += 1) {
    const [value, end] = cborItem(bytes, at, depth + 1);
    values.push(value);
    at = end;
  }
  return [values, at];
}

function cborMap(bytes, start, length, depth) {
  const found = new Map();
  let at = start;
  let last = "";
  for (let count = 0; count < length; count += 1) {
    const [key, after] = cborItem(bytes, at, depth + 1);
    const written = hex(bytes.slice(at, after));
    require(typeof key === "number" && written > last, "keys are whole numbers in order, each once");
    last = written;
    const [value, end] = cborItem(bytes, after, depth + 1);
    found.set(key, value);
    at = end;
  }
  return [found, at];
}

function cborLength(major, number) {
  if (number < 24) return Uint8Array.of((major << 5) | number);
  if (number < 256) return Uint8Array.of((major << 5) | 24, number);
  const size = number < 2 ** 16 ? 2 : number < 2 ** 32 ? 4 : 8;
  const bytes = fromHex(number.toString(16).padStart(2 * size, "0"));
  return joined(Uint8Array.of((major << 5) | { 2: 25, 4: 26, 8: 27 }[size]), bytes);
}

function cborBytes(bytes) {
  return joined(cborLength(2, bytes.length), bytes);
}

function cborText(text) {
  const bytes = utf8(text);
  return joined(cborLength(3, bytes.length), bytes);
}
