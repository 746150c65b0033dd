// What a PDF is worth: every institution's signature on it, nothing changed after them, the seal inside.
// The rules are those of certificates/domain/signed_pdf.py; where that compares what an update changed, this asks for
// exactly the update that a signature makes: its own object, its field, and for the first one the mark in the catalogue.

const LARGEST_PDF = 2000000;
const NEVER = ["/ObjStm", "/XRefStm", "/Encrypt", "/JavaScript", "/Launch"];
const LARGEST_STREAM = 4 * 2 ** 20;
const SIGNATURE_KEYS = ["ByteRange", "Contents", "Filter", "M", "Name", "SubFilter", "Type"];

function latin1(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

// {status, seal, signatures, inclusion, form}; all but the first are absent where nothing could be read. form: why the
// file is not as it is issued, or "as_issued"; see certificates/domain/form.py. Never throws.
async function checkPdf(bytes, trust) {
  const text = bytes.length > LARGEST_PDF ? "" : latin1(bytes);
  if (!text.startsWith("%PDF-") || NEVER.some((word) => text.includes(word))) return { status: "unreadable", signatures: [] };
  let sections, drawn, inside, seal, inclusion;
  try {
    sections = readSections(text);
    drawn = drawnPage(text, sections[0]);
    inside = await attached(bytes, drawn);
    const signed = sealOfCredential(inside[0]);
    seal = checkText(signed, trust);
    require(seal.record, "seal");
    const packed = fromBase41(signed.slice(signed.lastIndexOf("#") + 1));
    inclusion = checkInclusion(inside[1], packed, seal.record, trust);
  } catch {
    return { status: "unreadable", signatures: [] };
  }
  const record = seal.record;
  const isOwn = isBundleOf(inside[2], record, seal.payload) && (!inside[3] || isSupplementOf(inside[3], record));
  try {
    const { fields, names } = issuersFields(drawn, record, trust);
    const found = names.map((name) => signatureIn(text, sections, fields.find((one) => nameOfField(one) === name)));
    const read = formOf(text, sections, drawn, fields, names, found);
    const form = read === "as_issued" && !isOwn ? "enclosed" : read;
    const signatures = record.issuers.map((issuer, at) => signedPaper(issuer, placed(found[at], text), bytes, record, trust));
    const inner = form === "as_issued" ? ENTRY_WORTH[inclusion.entry] || "altered" : "altered";
    const status = worstOf([seal.status, inner, ...signatures.map((one) => one.status)]);
    return { status, seal, record, signatures, inclusion, form };
  } catch {
    return { status: "altered", seal, record, signatures: [], inclusion, form: "written" };
  }
}

// The document before any signature: a way to its objects, its catalogue and its fields.
function drawnPage(text, base) {
  require(!base.trailer.has("Prev"), "trailer");
  const object = (ref) => {
    require(ref && base.places.has(ref.ref), "object");
    const found = readObject(text, base.places.get(ref.ref));
    require(found.number === ref.ref, "object");
    return found;
  };
  const resolved = (value) => (value && value.ref !== undefined ? object(value).value : value);
  const root = base.trailer.get("Root");
  return { object, resolved, root, catalogue: object(root).value, places: base.places };
}

// The bytes of the files that lie inside, in the order of their names; the supplement where there is one.
async function attached(bytes, { object, resolved, catalogue }) {
  const listed = resolved(resolved(resolved(catalogue.get("Names")).get("EmbeddedFiles")).get("Names"));
  const names = listed.filter((_one, at) => at % 2 === 0).map((one) => one.string);
  const wanted = ["credential.json", "inclusion.json", "open-badges.json", "supplement.json"].slice(0, Math.max(3, names.length));
  require(names.join() === wanted.join(), "attachment");
  const streams = names.map((_one, place) => 2 * place + 1).map((at) => object(resolved(listed[at]).get("EF").get("F")));
  return Promise.all(streams.map((one) => streamed(bytes, one, resolved)));
}

async function streamed(bytes, { value, stream }, resolved) {
  const length = resolved(value.get("Length"));
  require(stream !== undefined && Number.isInteger(length) && !value.has("DecodeParms"), "stream");
  const packed = bytes.slice(stream, stream + length);
  const filter = value.get("Filter");
  if (filter === undefined) return packed;
  require(shownPdf(filter) === shownPdf({ name: "FlateDecode" }), "filter");
  return unpacked(packed);
}

async function unpacked(packed) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.length;
    require(size <= LARGEST_STREAM, "stream");
    parts.push(step.value);
  }
  return joined(...parts);
}

// The fields as they were drawn, and what those of the issuers are to be called.
function issuersFields(drawn, record, trust) {
  const form = drawn.resolved(drawn.catalogue.get("AcroForm"));
  const fields = drawn.resolved(form.get("Fields")).map((ref) => ({ ref, value: drawn.object(ref).value }));
  const names = record.issuers.map(({ number }, at) => {
    const institution = trust.institutions.get(number);
    // Of an institution that the trust list does not know any name will do: its signature counts for nothing.
    return institution ? institution.key : nameOfField(fields[at]);
  });
  return { fields, names };
}

function nameOfField(field) {
  return field && field.value.get("T") ? field.value.get("T").string : "";
}

// {signature, revision, end}: what the field holds in the end, and the revision that wrote it; nothing in an empty one.
function signatureIn(text, sections, field) {
  const held = field && lastOf(text, sections, field.ref.ref).value.get("V");
  if (!held || held.ref === undefined) return undefined;
  const { value, revision } = lastOf(text, sections, held.ref);
  return { signature: value, revision, end: sections[revision].end };
}

function lastOf(text, sections, number) {
  const revision = sections.findLastIndex((one) => one.places.has(number));
  require(revision >= 0, "object");
  return { value: readObject(text, sections[revision].places.get(number)).value, revision };
}

// Why the file has another form than the one that is issued.
function formOf(text, sections, drawn, fields, names, found) {
  if (fields.map(nameOfField).join() !== names.join() || !fields.every(isForSignature)) return "fields";
  const signed = found.filter(Boolean);
  const last = Math.max(0, ...signed.map((one) => one.revision));
  if (sections.length - 1 > last || (signed.length && sections[last].end !== text.length)) return "follows";
  const order = [...signed].sort((one, other) => one.revision - other.revision);
  if (order.some((one, at) => one !== found[at])) return "order";
  const isDrawnEmpty = !fields.some((one) => one.value.has("V")) && order.every((one, at) => one.revision === at + 1);
  if (!isDrawnEmpty || !isAllThatChanged(text, sections, drawn, fields, order)) return "changed";
  const rest = [() => order.forEach(({ signature, revision }) => requireWritten(signature, revision === 1)),
    () => order.forEach((one) => placeOf(one.signature, text, one.end)),
    () => order.forEach((_one, at) => requireTrailer(sections[at + 1], sections[at], drawn))];
  return rest.every(passes) ? "as_issued" : "written";
}

function passes(asked) {
  try {
    asked();
    return true;
  } catch {
    return false;
  }
}

function isForSignature({ value }) {
  return samePdf(value.get("FT"), { name: "Sig" }) && !value.has("Kids");
}

function isAllThatChanged(text, sections, drawn, fields, signed) {
  const taken = new Set(drawn.places.keys());
  return passes(() => signed.forEach(({ signature, end }, at) => {
    requireOnlySigned(readRevision(text, sections[at], sections[at + 1]), fields[at], drawn, at === 0, taken);
    requireRange(signature, end);
  }));
}

// The objects between two tables, each where the table says, and nothing between them.
function readRevision(text, before, section) {
  const objects = new Map();
  const reader = new PdfReader(text, before.end);
  for (reader.skip(); reader.at < section.at; reader.skip()) {
    const { number, value, stream, end } = readObject(text, reader.at);
    require(stream === undefined && !objects.has(number) && section.places.get(number) === reader.at, "object");
    objects.set(number, value);
    reader.at = end;
  }
  require(reader.at === section.at && objects.size === section.places.size, "objects");
  return objects;
}

// The revision holds nothing but what a signature needs.
function requireOnlySigned(objects, field, drawn, certifies, taken) {
  const [number, ...more] = [...objects.keys()].filter((one) => !taken.has(one));
  require(number !== undefined && more.length === 0 && objects.size === (certifies ? 3 : 2), "objects");
  taken.add(number);
  const own = { ref: number };
  require(samePdf(objects.get(field.ref.ref), new Map(field.value).set("V", own)), "field");
  const marked = new Map(drawn.catalogue).set("Perms", new Map([["DocMDP", own]]));
  require(!certifies || (!drawn.catalogue.has("Perms") && samePdf(objects.get(drawn.root.ref), marked)), "catalogue");
}

function requireWritten(signature, certifies) {
  const keys = certifies ? [...SIGNATURE_KEYS, "Reference"].sort() : SIGNATURE_KEYS;
  require(signature instanceof Map && [...signature.keys()].sort().join() === keys.join(), "signature");
  requireKind(signature, { Type: "Sig", Filter: "Adobe.PPKLite", SubFilter: "ETSI.CAdES.detached" });
  if (certifies) requireCertifying(signature.get("Reference"));
}

function requireKind(dictionary, names) {
  for (const [key, name] of Object.entries(names)) require(samePdf(dictionary.get(key), { name }), key);
}

// After the first signature nothing but further signatures is permitted.
function requireCertifying(reference) {
  require(Array.isArray(reference) && reference.length === 1 && reference[0].size === 3, "reference");
  requireKind(reference[0], { Type: "SigRef", TransformMethod: "DocMDP" });
  const parameters = reference[0].get("TransformParams");
  require(parameters.size === 3 && parameters.get("P") === 2, "reference");
  requireKind(parameters, { Type: "TransformParams", V: "1.2" });
}

function requireTrailer(section, before, drawn) {
  const keys = [...section.trailer.keys()].sort().join();
  require(keys === "ID,Prev,Root,Size" && section.trailer.get("Prev") === before.at, "trailer");
  require(samePdf(section.trailer.get("Root"), drawn.root), "trailer");
  require(section.trailer.get("Size") > Math.max(...section.places.keys()), "trailer");
}

function requireRange(signature, end) {
  const { hexAt, hexEnd } = signature.get("Contents");
  const range = signature.get("ByteRange");
  require(Array.isArray(range) && range.join() === [0, hexAt, hexEnd, end - hexEnd].join(), "range");
}

// {value, first, second, end}: the signature, and the bytes up to and from which it covers everything to the end.
// What no signature covers is its own place: hex, and zeros behind it.
function placeOf(signature, text, end) {
  requireRange(signature, end);
  const { string, hexAt, hexEnd } = signature.get("Contents");
  const bytes = Uint8Array.from(string, (letter) => letter.charCodeAt(0));
  require(text.slice(hexAt, hexEnd) === `<${hex(bytes).toUpperCase()}>`, "place");
  const value = der(bytes).whole;
  require(bytes.slice(value.length).every((byte) => byte === 0), "place");
  return { value, first: hexAt, second: hexEnd, end };
}

// What to judge of a signature; its place is absent where it does not cover all that stood there when it was made.
function placed(found, text) {
  if (!found) return undefined;
  try {
    return { ...placeOf(found.signature, text, found.end), moment: found.signature.get("M") };
  } catch {
    return { isBroken: true };
  }
}

function signedPaper(issuer, revision, bytes, record, trust) {
  const institution = trust.institutions.get(issuer.number);
  if (!revision) return { issuer, institution, status: "missing_co_issuer" };
  if (revision.isBroken) return { issuer, institution, status: "altered" };
  const covered = joined(bytes.subarray(0, revision.first), bytes.subarray(revision.second, revision.end));
  const found = readSignature(revision.value, covered);
  const key = [...trust.keys.values()].find(
    (one) => one.purpose === "seal" && one.institution === issuer.number && sameBytes(one.public, found.public),
  );
  const level = found.stampedAt ? "B-T" : "B-B";
  return { issuer, institution, key, level, at: found.stampedAt || claimedAt(revision.moment),
    status: paperStatus(found, key, record) };
}

function paperStatus(found, key, record) {
  if (!key) return "unknown_key";
  if (!found.isGood) return "altered";
  if (!inForce(key, record.issuedOn)) return "key_not_in_force";
  return key.isDemonstration ? "demonstration_key" : "joint";
}

function claimedAt(moment) {
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|\+00'00'?)/.exec(moment.string || "");
  return found ? new Date(Date.UTC(found[1], found[2] - 1, found[3], found[4], found[5], found[6])) : undefined;
}
