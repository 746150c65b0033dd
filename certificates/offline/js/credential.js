// What lies inside the PDF: the seal's text, and the signed record in plain words, which follow from the seal in one
// way only and are written again here. The rules are those of certificates/domain/credential.py.

function credentialOf(seal) {
  const { record } = readSeal(fromBase41(seal.slice(seal.lastIndexOf("#") + 1)));
  const words = {
    id: record.code, serial: record.serial, name: record.name, title: record.title, statement: record.statement,
    component: record.component, starts_on: record.startsOn, ends_on: record.endsOn, issued_on: record.issuedOn,
    credits_hundredths: record.credits, language: record.language,
    issuers: record.issuers.map((one) => ({ number: one.number, key: one.kid })),
  };
  if (record.minutes !== undefined) words.minutes = record.minutes;
  if (record.supersedes !== undefined) words.supersedes = record.supersedes;
  return utf8(`${JSON.stringify({ format: "idpa-credential-1", seal, record: words }, null, 1)}\n`);
}

// The seal's text; throws Refused unless `bytes` are what is written of that seal.
function sealOfCredential(bytes) {
  require(bytes.length <= 65536, "too long");
  const content = readJson(bytes);
  require(isObject(content) && typeof content.seal === "string", "credential");
  require(sameBytes(credentialOf(content.seal), bytes), "not the canonical form");
  return content.seal;
}
