// Makes the plain form handier: files are dropped anywhere, an answer is copied with one press.
// What it adds stands where the page has left room (.scripted), so that nothing moves.
"use strict";
(function () {
  const form = document.getElementById("paste");
  const file = document.getElementById("file");
  if (form && file) {
    document.getElementById("drop").classList.add("there");
    const over = (event, is) => {
      event.preventDefault();
      form.classList.toggle("over", is);
    };
    document.addEventListener("dragover", (event) => over(event, true));
    document.addEventListener("dragleave", (event) => over(event, false));
    document.addEventListener("drop", (event) => {
      over(event, false);
      if (event.dataTransfer && event.dataTransfer.files.length > 0) {
        file.files = event.dataTransfer.files;
        form.querySelector("button").focus();
      }
    });
  }
  const ticket = document.getElementById("ticket");
  if (ticket) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = ticket.dataset.copy;
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      ticket.select();
      try {
        await navigator.clipboard.writeText(ticket.value);
      } catch {
        document.execCommand("copy");
      }
      said.textContent = " " + ticket.dataset.copied;
    });
    ticket.nextElementSibling.append(button, said);
  }
})();
