import { Html } from "@/lib/web/html";

/** The look of a customer's page; the same colours as the portal's, without its stylesheet. */
export const PAGE_STYLE = new Html(`
:root{color-scheme:light dark;font:1rem/1.5 Inter,"Segoe UI",system-ui,sans-serif;
--bg:light-dark(#f6f8f8,#0f1618);--card:light-dark(#fff,#172023);--ink:light-dark(#16262b,#eef3f3);--quiet:light-dark(#4f6166,#a3b3b7);
--line:light-dark(#8b9a9e,#63757a);--soft:light-dark(#e4f0ef,#20343a);--accent:light-dark(#0b6467,#7fd6d2);--on:light-dark(#fff,#06282b);
--bad:light-dark(#a11325,#ffb3ac);--bad-soft:light-dark(#fdeceb,#43191b)}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink)}
main{max-width:30rem;margin:0 auto;padding:1.25rem 1rem 3rem}
header{display:flex;align-items:center;gap:.75rem;margin-bottom:1rem}
header img{width:3rem;height:3rem;border-radius:.75rem;object-fit:contain;background:#fff}
header p{margin:0;font-weight:600;overflow-wrap:anywhere}
header small,.quiet{display:block;color:var(--quiet);font-size:.875rem;font-weight:400}
.card{background:var(--card);border-radius:1.25rem;padding:1.25rem;box-shadow:0 1px 3px #0002}
.picture{display:block;width:100%;max-height:16rem;object-fit:cover;border-radius:.75rem;margin-bottom:1rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1rem;margin:0}
p{margin:.5rem 0}
.text{white-space:pre-line;overflow-wrap:anywhere}
.price{font-size:1.75rem;font-weight:700;font-variant-numeric:tabular-nums;margin:.5rem 0 0}
form{display:grid;gap:1.1rem;margin-top:1.25rem}
fieldset{display:grid;gap:.6rem;border:0;margin:0;padding:0;min-width:0}
legend,label{font-weight:500}
legend{padding:0;margin-bottom:.4rem}
.field{display:grid;gap:.25rem}
.pair{display:grid;grid-template-columns:1fr 2fr;gap:.75rem}
input,select{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--line);border-radius:.6rem;padding:.6rem .7rem;min-height:2.75rem;width:100%}
input[type=radio],input[type=checkbox]{width:1.25rem;min-height:1.25rem;height:1.25rem;margin:.1rem 0 0;accent-color:var(--accent);flex:none}
.pick{display:flex;gap:.7rem;align-items:flex-start;font-weight:400}
.pick b{margin-left:auto;white-space:nowrap;font-weight:500}
[aria-invalid=true]{border-color:var(--bad);border-width:2px}
.bad{color:var(--bad);font-size:.875rem;margin:0}
.notice{background:var(--bad-soft);color:var(--bad);border-radius:.75rem;padding:.75rem 1rem;margin:0 0 1rem}
.notice ul{margin:.25rem 0 0;padding-left:1.1rem}.notice a{color:inherit}
.test{background:var(--soft);border-radius:.75rem;padding:.5rem 1rem;margin:0 0 1rem;font-size:.875rem}
a{color:var(--accent)}
button,.button{display:block;width:100%;font:inherit;font-weight:600;text-align:center;text-decoration:none;border:0;border-radius:.9rem;padding:.85rem 1rem;background:var(--accent);color:var(--on);cursor:pointer}
.facts{display:grid;grid-template-columns:1fr 1fr;gap:.6rem 1rem;margin:1rem 0}
dd{margin:0;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th,td{padding:.4rem 0;text-align:left;font-weight:400;vertical-align:top}
thead th{color:var(--quiet);font-size:.875rem;border-bottom:1px solid var(--line)}
tfoot tr:first-child>*{border-top:1px solid var(--line)}
tfoot tr:last-child>*{font-weight:700}
.sum{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;padding-left:1rem}
nav{max-width:30rem;margin:-2rem auto 0;padding:0 1rem 2rem;font-size:.875rem}
nav ul{display:flex;flex-wrap:wrap;justify-content:center;gap:.25rem 1rem;list-style:none;margin:0;padding:0}
nav li{padding:.25rem 0;color:var(--quiet)}nav a{display:inline-block;min-height:1.5rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
`);
