// Comfort only: without it every passage is still there, one click away.
(() => {
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let node = target; node; node = node.parentElement)
      if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();
  const evidence = [...document.querySelectorAll("details.passages")];
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = evidence.filter((each) => !each.open);
    for (const each of closed) each.open = true;
  });
  addEventListener("afterprint", () => {
    for (const each of closed) each.open = false;
  });
  for (const edge of document.querySelectorAll('.lineage a[href^="#pair-"]')) {
    const pair = document.getElementById(edge.getAttribute("href").slice(1));
    const panel = edge.closest("section").querySelector("div.edge");
    const show = () => pair && panel.replaceChildren(pair.querySelector("table").cloneNode(true));
    edge.addEventListener("mouseenter", show);
    edge.addEventListener("focus", show);
  }
})();
