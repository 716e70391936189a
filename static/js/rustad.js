// Every page works without this file. It copies a sentence, and leaves a support page at once.
"use strict";

for (const button of document.querySelectorAll("button[data-copy][hidden]")) {
  if (!navigator.clipboard) break; // Only over https or on one's own machine.
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  button.after(status);
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.innerText.trim());
    status.textContent = button.dataset.copied;
  });
}

const exit = document.querySelector(".exit .button");
if (exit) {
  // replace() takes the page out of the way of the back button.
  const leave = () => location.replace(exit.href);
  let presses = [];
  exit.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    presses = event.key === "Escape" ? [...presses, event.timeStamp].slice(-3) : [];
    if (presses.length === 3 && presses[2] - presses[0] < 2000) leave();
  });
}
