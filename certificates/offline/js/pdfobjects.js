// The objects of a PDF as the Academy writes them: classic tables, no streams of objects, no encryption.
// Source: ISO 32000-1, 7.2 to 7.5. Values: numbers, booleans, null, arrays, Map for a dictionary, {name}, {string},
// {ref}; a string is the same however it is written, but `hexAt` tells where one in hex stood.

const MOST_NESTED = 32;

class PdfReader {
  constructor(text, at) {
    this.text = text;
    this.at = at;
  }

  take(pattern, what) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    require(found, what || "PDF");
    this.at = pattern.lastIndex;
    return found;
  }

  skip() {
    this.take(/[\0\t\n\f\r ]*/y);
  }

  sees(pattern) {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  value(depth = 0) {
    require(depth < MOST_NESTED, "too deep");
    this.skip();
    if (this.sees(/<</y)) return this.dictionary(depth);
    if (this.sees(/\[/y)) return this.array(depth);
    if (this.sees(/\//y)) return this.name();
    if (this.sees(/\(/y)) return this.string();
    if (this.sees(/</y)) return this.hexString();
    if (this.sees(/\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R(?![A-Za-z0-9])/y)) return this.reference();
    if (this.sees(/[+-]?[\d.]/y)) return Number(this.take(/[+-]?(?:\d+\.?\d*|\.\d+)/y)[0]);
    return { true: true, false: false, null: null }[this.take(/true|false|null/y)[0]];
  }

  dictionary(depth) {
    this.take(/<</y);
    const found = new Map();
    for (this.skip(); !this.sees(/>>/y); this.skip()) {
      const { name } = this.name();
      require(!found.has(name), "a key twice");
      found.set(name, this.value(depth + 1));
    }
    this.take(/>>/y);
    return found;
  }

  array(depth) {
    this.take(/\[/y);
    const found = [];
    for (this.skip(); !this.sees(/\]/y); this.skip()) found.push(this.value(depth + 1));
    this.take(/\]/y);
    return found;
  }

  name() {
    const [, written] = this.take(/\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y);
    return { name: written.replace(/#([0-9A-Fa-f]{2})/g, (_, pair) => String.fromCharCode(parseInt(pair, 16))) };
  }

  reference() {
    const [, number, generation] = this.take(/(\d+)[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R/y);
    require(Number(generation) === 0, "generation");
    return { ref: Number(number) };
  }

  hexString() {
    const hexAt = this.at;
    const [, digits] = this.take(/<([0-9A-Fa-f\0\t\n\f\r ]*)>/y);
    const plain = digits.replace(/[\0\t\n\f\r ]/g, "");
    require(plain.length % 2 === 0, "hex");
    const string = plain.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
    return { string, hexAt, hexEnd: this.at };
  }

  string() {
    this.take(/\(/y);
    let string = "";
    for (let open = 1; open > 0;) {
      const [part] = this.take(/\\(?:[0-7]{1,3}|\r\n|[^])|[^\\]/y);
      if (part === "(") open += 1;
      if (part === ")") open -= 1;
      if (open > 0) string += part.startsWith("\\") ? escaped(part.slice(1)) : part;
    }
    return { string };
  }
}

function escaped(part) {
  if (/^[0-7]/.test(part)) return String.fromCharCode(parseInt(part, 8) & 255);
  const known = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "", "\r": "", "\r\n": "" };
  return part in known ? known[part] : part;
}

// One text for one value, whatever the order of keys and the way strings are written.
function shownPdf(value) {
  if (Array.isArray(value)) return `[${value.map(shownPdf).join(" ")}]`;
  if (value instanceof Map) {
    return `{${[...value.keys()].sort().map((key) => `${JSON.stringify(key)} ${shownPdf(value.get(key))}`).join(" ")}}`;
  }
  if (value && value.string !== undefined) return `(${JSON.stringify(value.string)})`;
  if (value && value.name !== undefined) return `/${JSON.stringify(value.name)}`;
  if (value && value.ref !== undefined) return `${value.ref} R`;
  return String(value);
}

function samePdf(one, other) {
  return shownPdf(one) === shownPdf(other);
}

// A number behind "N 0 obj", its value, where its stream begins, and where it ends.
function readObject(text, at) {
  const reader = new PdfReader(text, at);
  const [, number] = reader.take(/(\d+) 0 obj(?![A-Za-z0-9])/y);
  const value = reader.value();
  reader.skip();
  const hasStream = reader.sees(/stream\r?\n/y);
  if (hasStream) reader.take(/stream\r?\n/y);
  else reader.take(/endobj/y);
  return { number: Number(number), value, stream: hasStream ? reader.at : undefined, end: reader.at };
}

// One table with its trailer: {at, places: Map number -> offset, trailer, end}; `end` is behind %%EOF and its line end.
function readSection(text, at) {
  const reader = new PdfReader(text, at);
  const places = new Map();
  reader.take(/xref\r?\n/y);
  while (!reader.sees(/trailer/y)) {
    const [, first, count] = reader.take(/(\d+) (\d+) ?\r?\n/y);
    for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
      const [, offset, generation, kind] = reader.take(/(\d{10}) (\d{5}) ([nf])(?: \n| \r|\r\n)/y);
      require(!places.has(number) && (kind === "f" || Number(generation) === 0), "table");
      if (kind === "n") places.set(number, Number(offset));
    }
  }
  reader.take(/trailer/y);
  const trailer = reader.value();
  reader.skip();
  require(trailer instanceof Map, "trailer");
  const [, start] = reader.take(/startxref\r?\n(\d+)\r?\n%%EOF\r?\n?/y);
  require(Number(start) === at, "startxref");
  return { at, places, trailer, end: reader.at };
}

// The tables from the first to the last, as each names the one before.
function readSections(text) {
  require(text.slice(-1024).includes("%%EOF"), "cut off");
  const last = /startxref\s+(\d+)\s+%%EOF/.exec(text.slice(text.lastIndexOf("startxref")));
  require(last, "startxref");
  const found = [];
  let at = Number(last[1]);
  while (at !== undefined) {
    require(found.length < 16 && !found.some((one) => one.at <= at), "tables");
    const section = readSection(text, at);
    found.push(section);
    at = section.trailer.get("Prev");
  }
  return found.reverse();
}
