// From verdicts to words: what `verify-certificate` says, in the same words, as paragraphs and lists.

let language = "en";

function words() {
  return WORDS[language];
}

function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

function made(tag, text, attributes = {}) {
  const node = document.createElement(tag);
  if (text !== undefined) node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function minute(moment) {
  const said = moment.toISOString();
  return `${longDay(said.slice(0, 10))}, ${said.slice(11, 16)} UTC`;
}

function longDay(day) {
  const format = new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}

function nameOf(one) {
  return one.institution ? one.institution[language] : `${words().unknown} ${one.issuer.number}`;
}

// "Signed by X and Y; status as of D: valid."
function verdictLine(signatures, found) {
  const names = signatures.map(nameOf).join(words().and);
  if (!found) return filled(words()["signed only"], { names });
  const day = found.asOf ? minute(found.asOf) : "?";
  return filled(words()["signed by"], { names, day, status: words().states[found.status] });
}

// Without a trust list nobody's key is known: that says nothing against a certificate, and nothing for it.
function hasNoKeys(status) {
  return status === "unknown_key" && state.trust.keys.size === 0;
}

// Whether to be glad: "good", "warning", "bad". Only a joint certificate whose every issuer says "valid" is good.
function kindOf(status, found) {
  if (status === "demonstration_key" || hasNoKeys(status)) return "warning";
  if (status !== "joint") return "bad";
  if (!found || ["unknown", "suspended", "superseded"].includes(found.status)) return "warning";
  return found.status === "valid" ? "good" : "bad";
}

function signatureLine(one) {
  const { good, secretariat, institution, fingerprint } = words();
  const parts = [`${nameOf(one)}${words().colon} ${isIntact(one.status) ? good : words().verdicts[one.status]}`];
  if (one.key) {
    const holder = one.key.holder === "secretariat" ? secretariat : institution;
    parts.push(one.key.agreement ? `${holder} (${one.key.agreement})` : holder);
    parts.push(filled(fingerprint, { kid: one.key.kid, fingerprint: `${one.key.fingerprint.slice(0, 16)}…` }));
  }
  if (one.level) {
    const said = words()[one.level === "B-T" ? "stamped time" : "claimed time"];
    parts.push(filled(said, { level: one.level, at: one.at ? minute(one.at) : "?" }));
  }
  return parts.join(`${words().semicolon} `);
}

// Where it stands in the public register and who signed that, or why that is not shown.
function entryLine({ entry, proof, signatures }) {
  const said = words().entry[entry];
  if (!proof) return said;
  const missing = signatures.filter((one) => one.entry === "not_signed_by_all");
  const named = entry === "not_signed_by_all" ? missing : signatures;
  const names = named.map(nameOf).join(words().and);
  return filled(said, { place: proof.position, size: proof.head.size, day: minute(proof.head.at), names });
}

function listLine(told, trust) {
  const who = trust.institutions.get(told.institution);
  const { lists, states, since, colon } = words();
  let said = `${who ? who[language] : told.institution}${colon} ${lists[told.listSaid]}`;
  if (told.asOf) said += ` (${minute(told.asOf)})`;
  if (isUsable(told.listSaid)) said += `${colon} ${states[told.status]}`;
  return told.since ? `${said} ${since} ${longDay(told.since)}` : said;
}

// [label, text, language of the text] of everything that was signed.
function fieldsOf(record) {
  const point = language === "fr" ? "," : ".";
  const amount = `${Math.floor(record.credits / 100)}${point}${String(record.credits % 100).padStart(2, "0")}`;
  const [minutes, spoken, code, replaces] = words()["more fields"];
  const values = [
    record.name, record.title, record.statement, record.serial, record.component, longDay(record.startsOn),
    longDay(record.endsOn), longDay(record.issuedOn), amount,
  ];
  const own = [1, 2]; // the mandate's words stand in the language of the record
  const fields = words().fields.map((label, at) => [label, values[at], own.includes(at) ? record.language : ""]);
  if (record.minutes !== undefined) fields.push([minutes, String(record.minutes), ""]);
  fields.push([spoken, words().languages[record.language], ""], [code, groupedCode(record.code), ""]);
  if (record.supersedes) fields.push([replaces, groupedCode(record.supersedes), ""]);
  return fields;
}

function factList(record) {
  const list = made("dl", undefined, { class: "facts" });
  for (const [label, text, spoken] of fieldsOf(record)) {
    const row = made("div");
    row.append(made("dt", label), made("dd", text, spoken ? { lang: spoken } : {}));
    list.append(row);
  }
  return list;
}

function lines(title, texts, statuses = []) {
  const list = made("ul");
  list.append(...texts.map((text, at) => made("li", text, statuses[at] ? { "data-signature": statuses[at] } : {})));
  return [made("h3", title), list];
}
