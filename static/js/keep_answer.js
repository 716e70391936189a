// Every page works without this file. It keeps what is being answered, so that nothing is lost when the page is left.
"use strict";

for (const form of document.querySelectorAll("form[data-keep]")) {
  const status = form.querySelector("[data-kept]");
  let waiting = null;
  let isSending = false; // The form itself is on its way.
  let isKeeping = false;
  let isChanged = false; // Since what is on its way was sent.
  let pressed = null; // The button that waits until what is on its way has arrived.

  const send = async () => {
    const data = new FormData(form);
    data.append("keep", "1");
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    // 409: some of it was not kept, since another window had changed it.
    if (answer.redirected || !(answer.ok || answer.status === 409)) throw new Error("not kept");
    return answer.json();
  };
  const keep = async () => {
    waiting = null;
    if (isSending || isKeeping) return;
    isKeeping = true;
    isChanged = false;
    try {
      // The numbers that the next answers go by: what an older window sends later is told from them.
      const { kept, seq = {} } = await send();
      for (const [name, value] of Object.entries(seq)) form.elements[name].value = value;
      status.textContent = kept ? form.dataset.keep : form.dataset.lost;
    } catch {
      status.textContent = form.dataset.lost;
    }
    isKeeping = false;
    if (pressed) form.requestSubmit(pressed);
    else if (isChanged) later(300);
  };
  const later = (delay) => {
    clearTimeout(waiting);
    isChanged = true;
    waiting = setTimeout(keep, delay);
  };
  form.addEventListener("input", (event) => {
    status.textContent = "";
    later(event.target.matches("textarea, [type=text]") ? 1500 : 300);
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (isKeeping) {
      event.preventDefault();
      pressed = event.submitter;
    } else {
      isSending = true;
    }
  });
}
