// What the issuers say of a certificate since, in lists that they sign for a week.
// The rules are those of certificates/domain (status_list, standing, status).

const WEEK = 7 * 86400000;
const AHEAD = 5 * 60000; // of clocks that differ
const LISTED = ["suspended", "revoked", "withdrawn", "superseded"];
const WORSE = ["revoked", "withdrawn", "superseded", "suspended"]; // in this order, the first that one issuer says

// {status, list}; list is absent where nothing could be read. now: a Date.
function checkList(bytes, trust, now) {
  let document, list;
  try {
    document = readDocument(bytes, "idpa-status-1");
    list = readList(document.content);
  } catch {
    return { status: "unreadable" };
  }
  return { status: listStatus(document, list, trust, now), list };
}

function readList(said) {
  const names = ["entries", "format", "institution", "issued_at", "sequence", "valid_until"];
  require(Object.keys(said).sort().join() === names.join(), "content");
  require(Number.isInteger(said.institution) && Number.isInteger(said.sequence) && Array.isArray(said.entries), "content");
  const entries = new Map();
  let last = "";
  for (const one of said.entries) {
    require(Array.isArray(one) && one.length === 3, "entry");
    const [mark, what, since] = one;
    require(typeof mark === "string" && (entries.size === 0 || byCodePoint(last, mark) < 0), "order");
    require(LISTED.includes(what) && isDay(since), "entry");
    entries.set(mark, { what, since });
    last = mark;
  }
  return {
    institution: said.institution, sequence: said.sequence, entries,
    issuedAt: readMoment(said.issued_at), validUntil: readMoment(said.valid_until),
  };
}

function listStatus(document, list, trust, now) {
  if (document.signatures.length !== 1) return "altered";
  const [signature] = document.signatures;
  const key = trust.keys.get(`status ${signature.kid}`) || trust.keys.get(`record ${signature.kid}`);
  if (!key || key.institution !== list.institution) return "wrong_signer";
  if (!isGoodDocument(document, signature, key)) return "altered";
  if (!inForce(key, list.issuedAt.toISOString().slice(0, 10))) return "key_not_in_force";
  if (list.issuedAt.getTime() > now.getTime() + AHEAD) return "not_yet";
  if (now.getTime() > Math.min(list.validUntil.getTime(), list.issuedAt.getTime() + WEEK)) return "stale";
  return key.isDemonstration ? "demonstration" : "good";
}

function isUsable(status) {
  return status === "good" || status === "demonstration";
}

// Of the lists of one institution the newest that can be used; else why the last of them cannot be.
function newestList(verdicts, institution) {
  let best = { status: "none" };
  for (const one of verdicts) {
    if (!one.list || one.list.institution !== institution) continue;
    const [mine, other] = [one, best].map((each) => [isUsable(each.status) ? 1 : 0, each.list ? each.list.sequence : -1]);
    if (!best.list || mine[0] > other[0] || (mine[0] === other[0] && mine[1] > other[1])) best = one;
  }
  return best;
}

function markOf(id, institution) {
  return hex(sha256(joined(utf8("idpa-status-1"), Uint8Array.of(institution), id))).slice(0, 32);
}

function toldBy(record, institution, verdicts) {
  const { status: listSaid, list } = newestList(verdicts, institution);
  const asOf = list ? list.issuedAt : undefined;
  if (!list || !isUsable(listSaid)) return { institution, listSaid, status: "unknown", asOf };
  const entry = list.entries.get(markOf(record.id, institution));
  return { institution, listSaid, status: entry ? entry.what : "valid", asOf, since: entry && entry.since };
}

// {status, asOf, told}: any one issuer may take the validity away alone; what one leaves open is unknown.
function standing(record, verdicts) {
  const told = record.issuers.map((issuer) => toldBy(record, issuer.number, verdicts));
  const said = told.map((one) => one.status);
  const worse = WORSE.find((status) => said.includes(status));
  const dates = told.filter((one) => one.asOf).map((one) => one.asOf.getTime());
  return {
    told, status: worse || (said.includes("unknown") ? "unknown" : "valid"),
    asOf: dates.length ? new Date(Math.min(...dates)) : undefined,
  };
}
