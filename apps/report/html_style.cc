// The style sheet of the page: quoted words large in a serif face, ours small in a sans face, one
// accent colour, light and dark, paper and narrow screens.
#include "apps/report/html_page.h"

namespace sourcier::report {
namespace {

constexpr std::string_view kPageStyle = R"css(
:root{--paper:#fdfcf8;--ink:#1c1b19;--quiet:#65615a;--line:#dedad0;--soft:#f4f1e9;--accent:#a4370f;--mark:#f6ddcf;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Source Serif 4",Charter,Georgia,"Liberation Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;color-scheme:light}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--paper:#171615;--ink:#e9e5dc;--quiet:#a39d91;--line:#393631;--soft:#211f1d;--accent:#f0956b;--mark:#572a17;color-scheme:dark}}
:root[data-theme=dark]{--paper:#171615;--ink:#e9e5dc;--quiet:#a39d91;--line:#393631;--soft:#211f1d;--accent:#f0956b;--mark:#572a17;color-scheme:dark}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:.9375rem/1.5 var(--sans);overflow-wrap:anywhere;overflow-x:clip}
a{color:inherit;text-decoration-color:var(--line);text-underline-offset:.18em}
a:hover{color:var(--accent);text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
:target{scroll-margin-top:1rem}
h1,h2,h3,h4,h5,p,ul,ol,dl,figure,blockquote{margin:0;padding:0}
ul,ol{list-style:none}
small{font-size:.8125rem;color:var(--quiet);font-weight:400}
.aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
.banner{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding:.75rem clamp(1rem,4vw,3rem);border-bottom:1px solid var(--line)}
.brand{font-size:inherit;font-weight:700;letter-spacing:.02em}
.summary{color:var(--quiet);flex:1 1 14rem}
button{font:inherit;color:var(--quiet);background:none;border:1px solid var(--line);border-radius:4px;padding:.1rem .6rem;cursor:pointer}
button:hover{color:var(--accent);border-color:currentColor}
main{padding:0 clamp(1rem,4vw,3rem) 3rem;max-width:82rem;margin:0 auto;outline:none}
.skipped,.stories{margin-top:1rem;color:var(--quiet)}
.stories ol{columns:22rem 3;column-gap:2rem}
.story{padding-top:2.5rem}
.story+.story{border-top:3px double var(--line);margin-top:3rem}
.story-head h2{font:600 clamp(1.6rem,1.1rem + 2vw,2.4rem)/1.2 var(--serif);text-wrap:balance;max-width:48rem}
.when{color:var(--quiet)}
.numbers{display:flex;flex-wrap:wrap;gap:.25rem 2rem;margin:.75rem 0 0;color:var(--quiet)}
.numbers b{font:600 1.6rem/1.2 var(--serif);color:var(--ink)}
.timeline{margin:1.25rem 0 0}
figcaption,.key{font-size:.8125rem;color:var(--quiet)}
svg{display:block;overflow:visible}
svg text{font:12px var(--sans);fill:var(--quiet)}
.axis,.tick,.event{stroke:var(--line)}
.event{stroke-width:2}
.dot{fill:var(--accent);stroke:var(--accent);stroke-width:1.5}
.dot.copy{fill:var(--paper)}
a:hover .dot,a:focus-visible .dot{stroke-width:4}
.range{stroke:var(--accent);stroke-width:2}
.events ol{margin-top:1.25rem;display:grid;gap:.3rem}
.events li{display:grid;grid-template-columns:7.5rem 1fr;gap:1rem}
.events li>span:last-child{max-width:44rem}
.columns{display:grid;grid-template-columns:16.5rem minmax(0,1fr);gap:3rem;margin-top:2.5rem}
.contents{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:1rem .25rem;font-size:.8125rem}
.contents .section{margin:.5rem 0}
.contents .section a{text-decoration:none}
.contents li{display:grid;grid-template-columns:1fr auto;gap:.5rem;padding:.35rem 0;border-top:1px solid var(--line)}
.contents li a{text-decoration:none}
.contents li b{display:block}
.contents li a span{color:var(--quiet);font-family:var(--serif);font-size:.875rem}
.triple{font-variant-numeric:tabular-nums;color:var(--quiet);white-space:nowrap}
.section,.kicker{font-size:.8125rem;font-weight:600;letter-spacing:.08em;text-transform:uppercase;color:var(--accent)}
.kicker{color:var(--quiet);margin-top:1.5rem}
.sections>section{padding-top:1rem}
.sections>section+section{margin-top:3rem;border-top:1px solid var(--line)}
.statement{padding:1.5rem 0 1.75rem;outline-offset:.75rem}
.statement+.statement{border-top:1px solid var(--line)}
.statement header{display:flex;flex-wrap:wrap;gap:0 .75rem;align-items:baseline}
.statement h4,.figure h4,.family h4,.articles h4{font-size:1rem;font-weight:650}
.counts{color:var(--quiet);margin-left:auto;font-variant-numeric:tabular-nums}
.origin{font-size:.875rem;font-weight:600;color:var(--accent);margin-top:1rem}
.unstated{color:var(--quiet);font-weight:400;font-style:italic}
.wordings{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));gap:1.25rem 2.5rem;margin-top:.6rem}
.wordings blockquote{font:1.3125rem/1.45 var(--serif);text-wrap:pretty;hanging-punctuation:first}
.way{font-size:.8125rem;color:var(--quiet);margin-top:.3rem}
mark{background:var(--mark);color:inherit;border-radius:2px;padding:0 .08em;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.tag{font-family:var(--sans);font-size:.75rem;color:var(--quiet);border:1px solid var(--line);border-radius:3px;padding:0 .35rem;white-space:nowrap;font-weight:400}
.denied{margin-top:1rem;padding-left:.75rem;border-left:3px solid var(--accent)}
details{margin-top:.25rem;font-size:.875rem}
summary{cursor:pointer;color:var(--quiet);width:fit-content}
summary:hover{color:var(--accent)}
.more{margin-top:1.5rem;font-size:inherit}
.passages{padding:.25rem 0 .5rem}
.passage{border-left:2px solid var(--line);padding:.1rem 0 .1rem .9rem;margin:.75rem 0}
.passage:target{border-left-color:var(--accent)}
.passage blockquote{font:1.0625rem/1.5 var(--serif)}
.passage figcaption{margin-top:.25rem}
.passage .outlet{font-weight:600;color:var(--ink)}
cite{font-style:normal}
.out,.path{color:var(--quiet);font-size:.8125rem}
.chain{margin-top:1.5rem}
.scroll{overflow-x:auto;max-width:100%;padding:2px}
.node rect{fill:var(--paper);stroke:var(--line)}
.node.relay rect{fill:var(--soft);stroke:var(--soft)}
.node.person rect{fill:none;stroke:none}
.node.person text{font-weight:650}
.node.unstated rect{fill:none;stroke:none}
.node.unstated text{font-style:italic;fill:var(--quiet)}
svg .node text{fill:var(--ink)}
.edge{fill:none;stroke:var(--quiet);stroke-width:1.3;opacity:.8}
.edge.copied{stroke-dasharray:6 4}
.edge.unstated{stroke-dasharray:1.5 4}
a:hover .edge,a:focus-visible .edge{stroke:var(--accent);stroke-width:2.5;opacity:1}
.tip{fill:var(--quiet)}
.figure{padding:1.25rem 0}
.plot{margin:.75rem 0 .25rem;max-width:38rem}
table{border-collapse:collapse;font-size:.875rem}
.values{width:100%;margin-top:.5rem;table-layout:fixed}
.values th:nth-child(1){width:24%}.values th:nth-child(2){width:24%}.values th:nth-child(3){width:17%}
th{text-align:left;font-weight:600;color:var(--quiet);font-size:.8125rem;vertical-align:bottom}
td,th{padding:.4rem 1rem .4rem 0;border-top:1px solid var(--line);vertical-align:top}
thead th{border-top:0}
.values td,th{overflow-wrap:normal}
.value{font:600 1.0625rem/1.4 var(--serif)}
.values details{margin:0}
.note{display:block;color:var(--accent);font-family:var(--sans)}
.coverage th[scope=row]{font:400 .9375rem/1.35 var(--serif);color:var(--ink);min-width:16rem;max-width:26rem}
.coverage td{text-align:center;padding:.4rem .35rem;color:var(--accent)}
.outlets{border-top:3px double var(--line);margin-top:3rem;padding-top:1.5rem}
.outlets table{margin-top:.75rem}
.outlets th[scope=row]{font:400 .9375rem/1.35 var(--serif);color:var(--ink);min-width:8rem}
.outlets .count{white-space:nowrap}
.outlets .count small{white-space:normal;display:block;min-width:8rem}
.outlets details ul{min-width:16rem;display:grid;gap:.3rem}
.turned{height:9rem;padding:0 .35rem .4rem;vertical-align:bottom}
.turned div{writing-mode:vertical-rl;transform:rotate(180deg);max-height:9rem;line-height:1.2;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.turned small{display:block}
.turned a{font-weight:600;color:var(--ink);text-decoration:none}
dt{margin-top:.75rem;font-weight:600}
dd{margin:.15rem 0 0 1rem;font-family:var(--serif)}
.pairs>li{margin-top:1.25rem}
.family{padding-top:1rem}
.facing{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:0 1.5rem}
.articles>li{padding:1rem 0;outline-offset:.5rem}
.articles>li+li{border-top:1px solid var(--line)}
.articles h4{font:600 1.125rem/1.35 var(--serif)}
.facts,.where{font-size:.875rem;color:var(--quiet)}
.facts b,.facts .outlet{color:var(--ink)}
.facts em{font-style:normal}
.notice{font-size:.8125rem;color:var(--quiet)}
.empty{margin:1.5rem 0;color:var(--quiet)}
footer{border-top:1px solid var(--line);padding:1.5rem clamp(1rem,4vw,3rem);color:var(--quiet);font-size:.8125rem;display:grid;gap:.4rem;max-width:82rem;margin:0 auto}
@media (max-width:60rem){.columns{display:block}.contents{position:static;max-height:none;padding:0 0 1rem}.contents ol{margin-bottom:.75rem}}
@media (max-width:40rem){.day[text-anchor=middle]:not(:only-of-type){display:none}.banner button{order:1}.summary{order:2;flex-basis:100%}.brand{flex:1}.counts{margin-left:0;width:100%}.wordings blockquote{font-size:1.1875rem}.events li{grid-template-columns:1fr;gap:0}.values thead{display:none}.values tr{display:grid;grid-template-columns:auto 1fr;gap:0 .75rem;border-top:1px solid var(--line);padding:.5rem 0}.values td{border:0;padding:0}.values td:nth-child(n+3){grid-column:1/-1}.coverage th[scope=row]{min-width:9rem}}
@media (min-width:48rem){.chain svg{max-width:100%;height:auto}}
@media print{:root,:root[data-theme]{--paper:#fff;--ink:#000;--quiet:#444;--line:#bbb;--soft:#eee;--accent:#000;--mark:#ddd;color-scheme:light}
@page{margin:1.5cm}body{font-size:9.5pt}button,.contents,.skip,.stories{display:none}main,footer{max-width:none;padding-left:0;padding-right:0}.columns{display:block}
.wordings blockquote{font-size:12.5pt}.passage blockquote{font-size:9.5pt}.statement header,.origin,.wordings li,.passage,.chain,.plot,tr{break-inside:avoid}h2,h3,h4,.origin,summary{break-after:avoid}
details::details-content{content-visibility:visible;height:auto}.more>summary{color:#000}.scroll{overflow:visible}.chain svg{max-width:100%;height:auto}mark{text-decoration:underline}a{text-decoration:none}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
)css";

}  // namespace

std::string_view page_style() { return kPageStyle; }

}  // namespace sourcier::report
