// The section with the verdict.

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
  const text = hasNoKeys(status) ? words()["no keys"] : words().receipt[status];
  const heading = filled(text, { signer: signer ? signer[language] : "?" });
  const nodes = [];
  if (["good", "demonstration"].includes(status)) {
    const told = { at: content.checked_at, code: content.code, status: words().states[content.status] || content.status };
    nodes.push(made("p", filled(words()["receipt says"], told)));
  }
  const kind = status === "demonstration" || hasNoKeys(status) ? "warning" : { good: "good" }[status] || "bad";
  return { kind, heading, status, nodes };
}

function saidOfCertificate({ status, record, signatures, seal, inclusion, form, isPaper }) {
  const found = standingOf(record);
  const said = verdictSaid(status, isPaper);
  const line = isIntact(status) ? verdictLine(signatures, found) : "";
  const nodes = [];
  if (line) nodes.push(made("p", status === "joint" ? said : line, { "data-line": "" }));
  if (isPaper) nodes.push(...paperNodes(status, seal, inclusion, form));
  if (isIntact(status)) nodes.push(made("h3", words().record), factList(record));
  nodes.push(...signatureNodes(signatures, seal, isPaper));
  if (found && isIntact(status)) nodes.push(...lines(words()["lists heading"], found.told.map((one) => listLine(one, state.trust))));
  if (record) nodes.push(...closing(record, status, found));
  return { kind: kindOf(status, found), heading: status === "joint" ? line : said, status, found, nodes };
}

function verdictSaid(status, isPaper) {
  if (hasNoKeys(status)) return words()["no keys"];
  return (isPaper && words()["paper status"][status]) || words().verdicts[status];
}

function paperNodes(status, seal, inclusion, form) {
  if (status === "unreadable") return [made("p", words().scan)];
  const nodes = isIntact(status) ? [made("p", words()["paper form"])] : [];
  if (form !== "as_issued") nodes.push(made("p", `${words().form[form]} ${words().judged}`, { "data-form": form }));
  nodes.push(made("p", filled(words()["seal inside"], { said: verdictSaid(seal.status, false) })));
  return [...nodes, made("p", entryLine(inclusion), { "data-entry": inclusion.entry })];
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
