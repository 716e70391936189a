// The form of a question shows what its kind uses. Without this file all of it is there, and what the kind does not use
// counts for nothing. What is hidden keeps what was written in it; what has an error is never hidden.
"use strict";

(() => {
  const HAS_ERROR = ".w-field__errors .error-message, .w-field--error, [aria-invalid='true'], .help-critical";

  function showWhatIsUsed(form, kind) {
    for (const panel of form.querySelectorAll("[data-for-kinds]")) {
      const isUsed = panel.dataset.forKinds.split(" ").includes(kind.value);
      panel.hidden = !isUsed && !panel.querySelector(HAS_ERROR);
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const first = document.querySelector("form [data-for-kinds]");
    const kind = first?.closest("form").elements.kind;
    if (!kind) return;
    kind.addEventListener("change", () => showWhatIsUsed(kind.form, kind));
    showWhatIsUsed(kind.form, kind);
  });
})();
