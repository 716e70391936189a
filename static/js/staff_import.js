// Shows how far an import has come while it is worked on. Without this file, a link on the page does it.
"use strict";

const state = document.querySelector("[data-under-way] [role=status]");
const timer = state && setInterval(async () => {
  let fresh;
  try {
    const response = await fetch(location.href);
    fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return; // The server is away for a moment.
  }
  const now = fresh.querySelector("[data-under-way] [role=status]");
  if (!now) {
    clearInterval(timer);
    location.reload();
  } else if (now.innerHTML !== state.innerHTML) {
    state.innerHTML = now.innerHTML;
  }
}, 3000);
