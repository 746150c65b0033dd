// A page that waits for a job renews its figures; when the job has ended, the whole page is read again.
// Without this script the page says how to look again: a link.
"use strict";

const EVERY = 3000; // milliseconds

async function renew() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const section = fresh.querySelector("[data-renews]");
  if (!section) {
    location.reload();
    return;
  }
  document.querySelector("[data-renews]").replaceChildren(...section.childNodes);
  setTimeout(again, EVERY);
}

function again() {
  renew().catch(() => setTimeout(again, EVERY));
}

if (document.querySelector("[data-renews]")) setTimeout(again, EVERY);
