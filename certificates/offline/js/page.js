// The page itself: what was opened, what is believed, and what is said of it, in the chosen language.

const MOST_BYTES = 60000000; // of a picture; other files have bounds of their own
const state = { trustBytes: undefined, trust: NO_TRUST, lists: [], pin: "", madeAt: "", shown: undefined };

function at(selector) {
  return document.querySelector(selector);
}

// What is opened, by its content -------------------------------------------------------------------------------------

async function opened(file) {
  if (file.size > MOST_BYTES) return { note: "too large" };
  const head = latin1(new Uint8Array(await file.slice(0, 1024).arrayBuffer()));
  const bytes = async () => new Uint8Array(await file.arrayBuffer());
  if (head.startsWith("%PDF-")) return { paper: await checkPdf(await bytes(), state.trust) };
  if (/^\s*\{/.test(head)) return openedJson(await bytes());
  if (isPicture(head, file)) return openedPicture(file);
  if (file.size > LARGEST_DOCUMENT) return { note: "too large" };
  try {
    return openedText(fromUtf8(await bytes()));
  } catch {
    return { note: "nothing" };
  }
}

function isPicture(head, file) {
  return /^(\x89PNG|\xff\xd8\xff|GIF8|BM|RIFF....WEBP|....ftyp)/s.test(head) || file.type.startsWith("image/");
}

function openedJson(bytes) {
  let format, content;
  try {
    content = readJson(bytes);
    format = content.format;
  } catch {
    content = {};
  }
  if (format === "idpa-receipt-1") return { receipt: checkReceipt(bytes, state.trust) };
  if (format === "idpa-trust-1" || format === "idpa-status-1") return { note: take(bytes) ? "taken" : "nothing" };
  if (!format && latin1(bytes.subarray(0, 300)).includes('"@context"')) return { note: "badge" };
  try {
    return { seal: checkText(sealOfCredential(bytes), state.trust) };
  } catch {
    return format === "idpa-credential-1" ? { seal: { status: "altered", signatures: [] } } : { note: "nothing" };
  }
}

async function openedPicture(file) {
  try {
    return openedCodes(await readPicture(file));
  } catch (error) {
    if (error instanceof Refused) return { note: "no picture" };
    throw error;
  }
}

function openedCodes(found) {
  if (found.several) return { note: "several" };
  if (found.seal) return { seal: checkText(found.seal, state.trust) };
  return found.address ? openedText(found.address) : { note: "no code" };
}

function openedText(text) {
  const plain = text.replace(SPACES, "");
  const code = plain.includes("#") ? "" : codeIn(plain);
  if (!code) return { seal: checkText(text, state.trust) };
  const values = { code: groupedCode(code), address: plain };
  return { note: /^https?:/i.test(plain) ? "address" : "code", values };
}

// What is believed ---------------------------------------------------------------------------------------------------

// Whether the document is a trust list or a status list; the newer list of an institution takes the older one's place.
function take(bytes) {
  try {
    const { format } = readJson(bytes);
    if (format === "idpa-trust-1") {
      state.trust = readTrust(bytes);
      state.trustBytes = bytes;
      return true;
    }
    if (format !== "idpa-status-1") return false;
    state.lists.push(bytes);
    return true;
  } catch {
    return false;
  }
}

function checkedLists() {
  return state.lists.map((bytes) => checkList(bytes, state.trust, new Date()));
}

function standingOf(record) {
  return record && state.lists.length ? standing(record, checkedLists()) : undefined;
}

// "not_pinned" and "altered" are no lists to go by: then no key counts.
function trustSaid() {
  const pin = state.pin.trim();
  return state.trustBytes ? trustStatus(state.trustBytes, pin) : undefined;
}

function takePin(pin) {
  state.pin = pin;
  if (!state.trustBytes) return;
  const isLost = ["not_pinned", "altered"].includes(trustSaid());
  state.trust = isLost ? NO_TRUST : readTrust(state.trustBytes);
}

// What is said -------------------------------------------------------------------------------------------------------

function show() {
  const { shown } = state;
  const section = at("[data-result]");
  section.hidden = !shown;
  if (!shown) return;
  const { kind, heading, status, found, nodes } = saidOf(shown);
  const mark = { good: "✓", warning: "!", bad: "✗", note: "" }[kind];
  const title = at("[data-heading]");
  title.className = kind === "note" ? "notice" : `notice notice--${kind}`;
  title.textContent = `${mark} ${heading}`.trim();
  Object.assign(section.dataset, { result: status, kind, standing: found ? found.status : "" });
  at("[data-said]").replaceChildren(...nodes);
}

function saidOf(shown) {
  if (shown.note) {
    const text = shown.note === "taken" ? words().taken : filled(words()[shown.note], shown.values || {});
    return { kind: "note", heading: text, status: shown.note, nodes: [] };
  }
  if (shown.receipt) return saidOfReceipt(shown.receipt);
  return saidOfCertificate(shown.paper ? { ...shown.paper, isPaper: true } : { ...shown.seal, isPaper: false });
}

function saidOfReceipt({ status, content, signer }) {
  const heading = filled(words().receipt[status], { signer: signer ? signer[language] : "?" });
  const nodes = [];
  if (["good", "demonstration"].includes(status)) {
    const told = { at: content.checked_at, code: content.code, status: words().states[content.status] || content.status };
    nodes.push(made("p", filled(words()["receipt says"], told)));
  }
  return { kind: { good: "good", demonstration: "warning" }[status] || "bad", heading, status, nodes };
}

function saidOfCertificate({ status, record, signatures, seal, isPaper }) {
  const found = standingOf(record);
  const said = (isPaper && words()["paper status"][status]) || words().verdicts[status];
  const line = isIntact(status) ? verdictLine(signatures, found) : "";
  const nodes = [];
  if (line) nodes.push(made("p", status === "joint" ? said : line, { "data-line": "" }));
  if (isPaper) nodes.push(...paperNodes(status, seal));
  if (isIntact(status)) nodes.push(made("h3", words().record), factList(record));
  nodes.push(...signatureNodes(signatures, seal, isPaper));
  if (found && isIntact(status)) nodes.push(...lines(words()["lists heading"], found.told.map((one) => listLine(one, state.trust))));
  if (record) nodes.push(...closing(record, status, found));
  return { kind: kindOf(status, found), heading: status === "joint" ? line : said, status, found, nodes };
}

function paperNodes(status, seal) {
  if (status === "unreadable") return [made("p", words().scan)];
  const nodes = isIntact(status) ? [made("p", words()["paper form"])] : [];
  return [...nodes, made("p", filled(words()["seal inside"], { said: words().verdicts[seal.status] }))];
}

function signatureNodes(signatures, seal, isPaper) {
  const groups = isPaper && seal ? [["paper signatures", signatures], ["signatures", seal.signatures]] : [["signatures", signatures]];
  return groups.filter(([, listed]) => listed.length).flatMap(([title, listed]) =>
    lines(words()[title], listed.map(signatureLine), listed.map((one) => one.status)));
}

function closing(record, status, found) {
  const nodes = isIntact(status) ? [made("p", words().compare)] : [];
  if (!found) nodes.push(made("p", `${words().status} ${groupedCode(record.code)}.`));
  return nodes;
}

function showBelieved() {
  const nodes = [];
  const said = trustSaid();
  if (!state.trustBytes) nodes.push(made("p", words()["no trust"], { class: "notice notice--warning" }));
  if (said) {
    const kind = { signed_by_all: "good", pinned: "good", not_signed: "warning" }[said] || "bad";
    nodes.push(made("p", words().trust[said], { class: `notice notice--${kind}`, "data-trust": said }));
  }
  if (state.madeAt) nodes.push(made("p", filled(words().baked, { day: minute(new Date(state.madeAt)) })));
  if (state.trustBytes) nodes.push(made("p", words().pinned), institutionList());
  at("[data-believed]").replaceChildren(...nodes);
  at("[data-demonstration]").hidden = ![...state.trust.keys.values()].some((key) => key.isDemonstration);
}

function institutionList() {
  const list = made("ul", undefined, { role: "list", class: "stack" });
  const verdicts = checkedLists();
  const { institutions, keys } = readTrust(state.trustBytes);
  for (const one of institutions.values()) {
    const item = made("li", undefined, { class: "card" });
    item.append(made("strong", one[language]), made("span", listShown(newestList(verdicts, one.number))));
    for (const key of keys.values()) {
      if (key.institution === one.number && key.purpose === "record") item.append(keyShown(key));
    }
    list.append(item);
  }
  return list;
}

function listShown({ list, status }) {
  return list ? filled(words()["list of"], { day: minute(list.issuedAt), said: words().lists[status] }) : words()["no list"];
}

function keyShown(key) {
  const line = made("span", filled(words().fingerprint, { kid: key.kid, fingerprint: "" }), { class: "muted" });
  line.append(made("code", key.fingerprint.match(/.{8}/g).join(" "), { class: "breaks" }));
  return line;
}

function translate() {
  document.documentElement.lang = language;
  document.title = `${words().title} – ${words().academy}`;
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = words()[node.dataset.say];
  for (const node of document.querySelectorAll("[data-name]")) node.setAttribute("aria-label", words()[node.dataset.name]);
  for (const node of document.querySelectorAll("[data-language]")) {
    if (node.dataset.language === language) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
  at("[data-limits]").replaceChildren(...words()["limit list"].map((text) => made("li", text)));
  for (const node of document.querySelectorAll("[role=status]")) node.textContent = "";
  show();
  showBelieved();
}

// What a person does -------------------------------------------------------------------------------------------------

function answer(shown) {
  state.shown = shown;
  show();
  showBelieved();
  at("[data-heading]").focus();
}

async function openFile(file) {
  const busy = at("[data-busy]");
  busy.textContent = filled(words().busy, { name: file.name });
  await new Promise((done) => { setTimeout(done, 30); }); // so that the line is drawn before the work
  answer(await opened(file));
  busy.textContent = "";
}

async function loadLists(files) {
  const [taken, refused] = [[], []];
  for (const file of files) {
    const isSmall = file.size <= LARGEST_DOCUMENT;
    (isSmall && take(new Uint8Array(await file.arrayBuffer())) ? taken : refused).push(file.name);
  }
  takePin(state.pin);
  state.shown = undefined; // what was said of a certificate was said with other lists
  show();
  showBelieved();
  const said = [taken.length && filled(words().loaded, { names: taken.join(", ") }),
    refused.length && filled(words()["not loaded"], { names: refused.join(", ") })];
  at("[data-trust-said]").textContent = said.filter(Boolean).join(" ");
}

function usePin(pin) {
  const line = at("[data-trust-said]");
  line.textContent = "";
  try {
    if (pin.trim()) plainPin(pin);
  } catch {
    line.textContent = words().pin;
    return;
  }
  takePin(pin);
  state.shown = undefined;
  show();
  showBelieved();
}

// Whatever else somebody has put behind the program is not part of it.
function keepDataOnly(script) {
  let data;
  while (script.nextSibling) {
    if (script.nextSibling.id === "baked") data = script.nextSibling.textContent;
    script.nextSibling.remove();
  }
  return data;
}

function takeBaked(text) {
  if (!text) return;
  const baked = JSON.parse(text);
  for (const document of [baked.trust, ...baked.lists]) take(utf8(document));
  state.madeAt = baked.made_at;
}

function begin() {
  language = (navigator.language || "en").toLowerCase().startsWith("fr") ? "fr" : "en";
  takeBaked(keepDataOnly(document.getElementById("program")));
  takePin("");
  for (const node of document.querySelectorAll("[data-language]")) {
    node.addEventListener("click", () => { language = node.dataset.language; translate(); });
  }
  for (const form of document.querySelectorAll("form")) form.addEventListener("submit", (event) => event.preventDefault());
  at("#file").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) openFile(file);
    event.target.value = ""; // the same file may be opened again
  });
  at("[data-text-form]").addEventListener("submit", () => answer(openedText(at("#text").value)));
  at("#newer").addEventListener("change", (event) => loadLists([...event.target.files]));
  at("[data-trust-form]").addEventListener("submit", () => usePin(at("#pin").value));
  at("[data-print]").addEventListener("click", () => window.print());
  offerCamera();
  translate();
}

document.addEventListener("DOMContentLoaded", begin);
