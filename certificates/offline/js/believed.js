// What is believed: the trust list and status lists, baked in or loaded, and whether they deserve it.

const state = { trustBytes: undefined, trust: NO_TRUST, lists: [], pin: "", madeAt: "", shown: undefined };

function at(selector) {
  return document.querySelector(selector);
}

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
