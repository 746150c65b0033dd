// What the institutions sign, in the one way to write it down. The rules are those of certificates/domain/record.py;
// AWARDS, the mandated titles by their numbers, is put in when this file is made.

const NEEDED = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13];
const KNOWN = [...NEEDED, 11, 14];
const FIRST_DAY = -719162; // 1 January of the year 1, in days since 1970
const LAST_DAY = 2932896; // 31 December 9999

function isBytes(value, size) {
  return value instanceof Uint8Array && value.length === size;
}

function isCount(value) {
  return Number.isInteger(value) && value >= 0 && value < 2 ** 32;
}

function isWords(value) {
  return typeof value === "string" && value.length > 0 && [...value].length <= 300;
}

function dayOf(days) {
  require(Number.isInteger(days) && days >= FIRST_DAY && days <= LAST_DAY, "day");
  return new Date(days * 86400000).toISOString().slice(0, 10);
}

// [title, statement]: by number where the mandate has them, in full only where it has not.
function awardOf(award, component) {
  if (typeof award === "number") {
    const found = AWARDS[award];
    require(found && found[0] === component, "award");
    return found.slice(1);
  }
  require(Array.isArray(award) && award.length === 2 && award.every(isWords), "award");
  const numbered = Object.values(AWARDS).some((one) => one.join("\n") === [component, ...award].join("\n"));
  require(!numbered, "not the canonical form");
  return award;
}

function issuersOf(listed) {
  require(Array.isArray(listed) && listed.length > 1 && listed.length <= 8, "issuers");
  const issuers = listed.map((one) => {
    require(Array.isArray(one) && one.length === 2, "issuer");
    const [number, kid] = one;
    require(Number.isInteger(number) && number > 0 && number < 256 && isBytes(kid, 2), "issuer");
    return { number, kid: hex(kid) };
  });
  require(new Set(issuers.map((one) => one.number)).size === issuers.length, "issuers");
  return issuers;
}

// Throws Refused for anything that record.py does not write.
function readRecord(payload) {
  const fields = readCbor(payload);
  require(fields instanceof Map, "record");
  const keys = [...fields.keys()];
  require(NEEDED.every((key) => keys.includes(key)) && keys.every((key) => KNOWN.includes(key)), "keys");
  require(fields.get(1) === 1, "version");
  const [id, serial, name, component] = [2, 3, 4, 6].map((key) => fields.get(key));
  require(isBytes(id, 16) && isWords(serial) && isWords(name) && name.normalize("NFC") === name, "texts");
  require(["I", "II", "III"].includes(component) && ["fr", "en"].includes(fields.get(12)), "component");
  const [startsOn, endsOn, issuedOn] = [7, 8, 9].map((key) => dayOf(fields.get(key)));
  require(startsOn <= endsOn, "days");
  require(isCount(fields.get(10)) && (!fields.has(11) || isCount(fields.get(11))), "credits");
  require(!fields.has(14) || isBytes(fields.get(14), 16), "id");
  const [title, statement] = awardOf(fields.get(5), component);
  return {
    id, serial, name, title, statement, component, startsOn, endsOn, issuedOn, code: codeOf(id),
    credits: fields.get(10), minutes: fields.get(11), language: fields.get(12), issuers: issuersOf(fields.get(13)),
    supersedes: fields.has(14) ? codeOf(fields.get(14)) : undefined,
  };
}
