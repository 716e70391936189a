// Every page works without this file. It keeps what is being answered, so that nothing is lost when the page is left.
"use strict";

for (const form of document.querySelectorAll("form[data-keep]")) {
  const status = form.querySelector("[data-kept]");
  let waiting = null;
  let isSending = false; // The form itself is on its way.

  const keep = async () => {
    waiting = null;
    if (isSending) return;
    const data = new FormData(form);
    data.append("keep", "1");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected) status.textContent = form.dataset.keep;
    } catch {
      // No connection: the button will tell.
    }
  };
  const later = (delay) => {
    clearTimeout(waiting);
    status.textContent = "";
    waiting = setTimeout(keep, delay);
  };
  form.addEventListener("input", (event) => later(event.target.matches("textarea, [type=text]") ? 1500 : 300));
  form.addEventListener("submit", () => {
    isSending = true;
    clearTimeout(waiting);
  });
}
