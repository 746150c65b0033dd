// The page itself: its language, and what a person does on it.

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
