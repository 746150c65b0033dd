// Keeps each answer of a form while the person types. Without this script "Save and continue" does the same.
// The form says where to send (data-autosave) and with which words to speak (data-saving, data-offline).
"use strict";

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const status = document.querySelector("[data-autosave-status]");
  const waiting = new Map(); // question -> field, newest answer wins
  let sending = false;
  let timer = 0;

  const fieldsOf = (name) => [...form.elements].filter((element) => element.name === name);

  function read(name) {
    const data = new URLSearchParams();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    data.set("question", name);
    for (const element of fieldsOf(name)) {
      if ((element.type !== "checkbox" && element.type !== "radio") || element.checked) data.append(name, element.value);
    }
    return data;
  }

  function say(words, wrong) {
    status.textContent = words;
    status.classList.toggle("field__error", Boolean(wrong));
  }

  function mark(name, words) {
    const field = fieldsOf(name)[0];
    const box = field.closest(".field");
    let note = box.querySelector("[data-autosave-error]");
    if (!words) {
      note?.remove();
      field.removeAttribute("aria-invalid");
      box.classList.remove("field--wrong");
      return;
    }
    if (!note) {
      note = document.createElement("p");
      note.className = "field__error";
      note.dataset.autosaveError = "";
      note.id = `${field.id}_autosave`;
      box.append(note);
      field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") || ""} ${note.id}`.trim());
    }
    field.setAttribute("aria-invalid", "true");
    box.classList.add("field--wrong");
    note.textContent = words;
  }

  async function send() {
    if (sending || waiting.size === 0) return;
    const name = waiting.keys().next().value;
    waiting.delete(name);
    sending = true;
    say(form.dataset.saving);
    try {
      const response = await fetch(form.dataset.autosave, { method: "POST", body: read(name), redirect: "error" });
      const answer = await response.json();
      mark(name, answer.error);
      say(answer.saved || "", false);
    } catch {
      if (!waiting.has(name)) waiting.set(name, true);
      say(form.dataset.offline, true);
      clearTimeout(timer);
      timer = setTimeout(send, 15000);
      sending = false;
      return;
    }
    sending = false;
    send();
  }

  function later(event, delay) {
    const name = event.target.name;
    if (!name || name === "csrfmiddlewaretoken" || event.target.type === "file") return;
    waiting.set(name, true);
    clearTimeout(timer);
    timer = setTimeout(send, delay);
  }

  form.addEventListener("input", (event) => later(event, 2000));
  form.addEventListener("change", (event) => later(event, 0));
  window.addEventListener("online", send);
  window.addEventListener("beforeunload", (event) => {
    if (waiting.size > 0 || sending) event.preventDefault();
  });
  // "Save and continue" sends everything at once: nothing is lost by leaving.
  form.addEventListener("submit", () => waiting.clear());
}
