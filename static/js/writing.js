// Looks at the text again while an editor writes: after each save that Wagtail makes by itself, and at a button.
// Without this file the panel shows the draft as it was last saved.
"use strict";

(() => {
  const panel = document.querySelector("[data-writing]");
  if (!panel) return;
  const result = panel.querySelector("[data-writing-result]");
  const status = panel.querySelector("[data-writing-status]");
  const button = panel.querySelector("[data-writing-check]");
  let latest = 0;

  // A new page gets its number when it is first saved, by which its address changes too.
  function address() {
    const now = `${window.location.pathname} ${button.form?.getAttribute("action") ?? ""}`;
    const [, id] = /\/pages\/(\d+)\/edit\//.exec(now) ?? [];
    return id ? panel.dataset.url.replace(/\d+\/$/, `${id}/`) : null;
  }

  async function look(options = {}) {
    const mine = latest += 1;
    const url = address();
    if (!url) throw new Error("not saved yet");
    const response = await fetch(url, { headers: { "X-Requested-With": "XMLHttpRequest" }, ...options });
    if (!response.ok) throw new Error(String(response.status));
    const text = await response.text();
    if (mine === latest) result.innerHTML = text;
  }

  async function check() {
    button.disabled = true;
    status.textContent = "";
    try {
      await look({ method: "POST", body: new FormData(button.form) });
      status.textContent = result.querySelector("[data-writing-summary]").dataset.writingSummary;
    } catch {
      status.textContent = status.dataset.failed;
    }
    button.disabled = false;
    button.focus();
  }

  button.hidden = false;
  button.addEventListener("click", check);
  document.addEventListener("w-autosave:success", () => look().catch(() => {}));
})();
