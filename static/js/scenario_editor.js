// Lets an editor choose a step, a choice or acts from what is in the form, saved or not.
// Without this file the fields are plain: one types the key of the step, as the help text says.
"use strict";

(() => {
  const form = () => document.getElementById("page-edit-form") || document.querySelector("form[data-edit-form]");

  // [{prefix, id}] of the blocks in a stream or list, in the order in which they stand, deleted ones left out.
  function blocks(name) {
    const count = form().elements[`${name}-count`];
    const found = [];
    for (let place = 0; count && place < Number(count.value); place += 1) {
      const prefix = `${name}-${place}`;
      if (form().elements[`${prefix}-deleted`]?.value) continue;
      const order = Number(form().elements[`${prefix}-order`]?.value ?? place);
      found.push({ prefix, order, id: form().elements[`${prefix}-id`]?.value, type: form().elements[`${prefix}-type`]?.value });
    }
    return found.sort((a, b) => a.order - b.order);
  }

  const value = (name) => (form().elements[name]?.value ?? "").trim();
  const words = (text) => (text.length > 70 ? `${text.slice(0, 69)}…` : text);

  // [{value, key, label, kind}] of everything that can be named: looked up once for all lists that are filled together.
  let known = null;
  function everything() {
    if (known) return known;
    const found = known = [];
    setTimeout(() => { known = null; }, 0);
    for (const step of blocks("steps")) {
      const key = value(`${step.prefix}-value-key`);
      const title = words(value(`${step.prefix}-value-title`));
      found.push({ value: step.id, key, label: `${key || "–"} ${title}`, kind: "step", isOutcome: step.type === "outcome" });
      blocks(`${step.prefix}-value-choices`).forEach((choice, place) => {
        const name = `${key}:${place + 1}`;
        found.push({ value: choice.id, key: name, label: `${name} ${words(value(`${choice.prefix}-value-text`))}`, kind: "choice" });
      });
    }
    for (const act of blocks("acts")) {
      const key = value(`${act.prefix}-value-key`);
      found.push({ value: `act:${key}`, key: `act:${key}`, act: key, label: words(value(`${act.prefix}-value-title`)) || key, kind: "act" });
    }
    return found;
  }

  const option = (text, chosen, selected) => new Option(text, chosen, selected, selected);

  class ScenarioReference extends window.StimulusModule.Controller {
    static values = { names: String };

    connect() {
      if (this.element.dataset.hasList) return;
      this.element.dataset.hasList = "yes";
      this.names = this.namesValue.split(" ");
      this.list = document.createElement("select");
      this.list.multiple = this.names.includes("acts");
      if (this.list.multiple) this.list.size = 4;
      const id = this.element.id;
      this.element.id = `${id}-typed`;
      this.list.id = id;
      this.element.type = "hidden";
      this.element.after(this.list);
      this.list.addEventListener("focus", () => this.fill());
      this.list.addEventListener("pointerdown", () => this.fill());
      this.list.addEventListener("change", () => this.store());
      // All blocks of the form are there a moment later than the first of them.
      setTimeout(() => this.fill(), 0);
    }

    get offered() {
      return everything().filter((one) =>
        this.names.includes(one.kind) ||
        (this.names.includes("outcome") && one.isOutcome) ||
        (this.names.includes("acts") && one.kind === "act"));
    }

    fill() {
      const stored = this.list.multiple
        ? this.element.value.split(",").map((key) => key.trim()).filter(Boolean)
        : [this.element.value.trim()];
      const chosen = new Set(stored);
      this.list.replaceChildren();
      if (!this.list.multiple) this.list.append(option("", "", chosen.has("")));
      for (const one of this.offered) {
        const mine = this.list.multiple ? one.act : one.value;
        const isChosen = chosen.has(mine) || (one.key !== "" && chosen.has(one.key));
        if (isChosen) [mine, one.key].forEach((name) => chosen.delete(name));
        this.list.append(option(one.label, mine, isChosen));
      }
      chosen.delete("");
      // What is not there any more stays as it is, so that it can be seen and put right.
      for (const lost of chosen) this.list.append(option(`? ${lost}`, lost, true));
      if (!this.list.multiple) this.element.value = this.list.value;
    }

    store() {
      this.element.value = [...this.list.selectedOptions].map((one) => one.value).join(", ");
      this.element.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  window.wagtail.app.register("scenario-reference", ScenarioReference);
})();
