// Corridor's chat for other people's pages: one file, no framework, no cookie, no request but to its own server.
//
// It makes elements and sets their text, never HTML, so that nothing in an answer can become markup. Its styles are
// constructed sheets and its document is a shadow tree, so that a strict Content-Security-Policy and hostile styles of
// the page leave it whole. What a page needs to allow: script-src and connect-src for the server.
(() => {
  "use strict";
  if (customElements.get("corridor-chat")) return;

  const SCRIPT = document.currentScript;
  const HOME = SCRIPT && SCRIPT.src ? new URL(SCRIPT.src).origin : location.origin;
  const MOST_HISTORY = 20;
  const LONGEST_WAIT = 60_000; // milliseconds
  const RENEW_BEFORE = 30_000; // a token is renewed so long before it ends

  const WORDS = {
    en: {
      title: "Ask the articles", greeting: "Each sentence of an answer is checked against its source.",
      open: "Open the chat", close: "Close", fresh: "New conversation", placeholder: "Ask a question", send: "Ask",
      conversation: "Conversation", you: "You asked", waiting: "Looking it up …", sources: "Sources", source: "Source",
      account: "our account of", article: "Open the article", paragraph: "paragraph", undated: "date not stated",
      unnamed: "publisher not stated", about: "about", nearest: "Nearest articles", understood: "Understood as",
      differ: "The articles differ", figure: "Figure", says: "Who says so", when: "When", what: "What it measures",
      sum: "Worked out from", again: "Try again", asof: "As of", examples: "Examples",
      unreachable: "The server cannot be reached just now.", busy: "Many are asking just now.",
      later: "Please try again in {} seconds.", refused: "This site may not use the chat yet.",
      useful: "This helped", useless: "This did not help", thanks: "Thank you. Sent with this question and answer.",
      failed: "Something went wrong.", slow: "That took too long.",
    },
    it: {
      title: "Chiedi agli articoli", greeting: "Ogni frase della risposta è verificata sulla fonte.",
      open: "Apri la chat", close: "Chiudi", fresh: "Nuova conversazione", placeholder: "Fai una domanda",
      send: "Chiedi", conversation: "Conversazione", you: "Hai chiesto", waiting: "Sto cercando …", sources: "Fonti",
      source: "Fonte", account: "il nostro resoconto di", article: "Apri l’articolo", paragraph: "paragrafo",
      undated: "data non indicata", unnamed: "editore non indicato", about: "circa", nearest: "Articoli più vicini",
      understood: "Inteso come", differ: "Gli articoli non concordano", figure: "Cifra", says: "Chi lo dice",
      when: "Quando", what: "Che cosa misura", sum: "Calcolato da", again: "Riprova", asof: "Al", examples: "Esempi",
      unreachable: "Il server al momento non è raggiungibile.", busy: "Al momento le domande sono molte.",
      later: "Riprova tra {} secondi.", refused: "Questo sito non può ancora usare la chat.",
      useful: "È stato utile", useless: "Non è stato utile",
      thanks: "Grazie. Inviato con questa domanda e risposta.", failed: "Qualcosa è andato storto.", slow: "Ci è voluto troppo tempo.",
    },
    ru: {
      title: "Спросите статьи", greeting: "Каждое предложение ответа сверено с источником.",
      open: "Открыть чат", close: "Закрыть", fresh: "Новый разговор", placeholder: "Задайте вопрос", send: "Спросить",
      conversation: "Разговор", you: "Ваш вопрос", waiting: "Ищу …", sources: "Источники", source: "Источник",
      account: "наш пересказ статьи", article: "Открыть статью", paragraph: "абзац", undated: "дата не указана",
      unnamed: "издатель не указан", about: "около", nearest: "Ближайшие статьи", understood: "Понято как",
      differ: "Статьи расходятся", figure: "Число", says: "Кто это говорит", when: "Когда", what: "Что измеряется",
      sum: "Вычислено из", again: "Повторить", asof: "По состоянию на", examples: "Примеры",
      unreachable: "Сервер сейчас недоступен.", busy: "Сейчас много вопросов.",
      later: "Повторите через {} с.", refused: "Этому сайту пока нельзя пользоваться чатом.",
      useful: "Это помогло", useless: "Это не помогло",
      thanks: "Спасибо. Отправлено вместе с вопросом и ответом.", failed: "Что-то пошло не так.", slow: "Ответ занял слишком много времени.",
    },
    kk: {
      title: "Мақалалардан сұраңыз", greeting: "Жауаптың әр сөйлемі дереккөзбен тексерілген.",
      open: "Чатты ашу", close: "Жабу", fresh: "Жаңа әңгіме", placeholder: "Сұрақ қойыңыз", send: "Сұрау",
      conversation: "Әңгіме", you: "Сіздің сұрағыңыз", waiting: "Іздеп жатырмын …", sources: "Дереккөздер",
      source: "Дереккөз", account: "мақаланың біздің мазмұндауымыз", article: "Мақаланы ашу", paragraph: "абзац",
      undated: "күні көрсетілмеген", unnamed: "баспагері көрсетілмеген", about: "шамамен",
      nearest: "Ең жақын мақалалар", understood: "Былай түсінілді", differ: "Мақалалар әртүрлі айтады",
      figure: "Сан", says: "Кім айтады", when: "Қашан", what: "Нені өлшейді", sum: "Мыналардан есептелді",
      again: "Қайталау", asof: "Мерзімі", examples: "Мысалдар", unreachable: "Серверге қазір қосылу мүмкін емес.",
      busy: "Қазір сұрақ көп.", later: "{} секундтан кейін қайталаңыз.",
      refused: "Бұл сайт чатты әзірге пайдалана алмайды.", useful: "Көмектесті", useless: "Көмектеспеді",
      thanks: "Рақмет. Осы сұрақ пен жауап бірге жіберілді.", failed: "Бірдеңе дұрыс болмады.",
      slow: "Жауап тым ұзаққа созылды.",
    },
  };

  // The page's own rules reach the element itself, and lose against important rules from inside.
  const STYLE = `
:host { all: initial !important; display: block !important; visibility: visible !important; opacity: 1 !important;
  direction: ltr !important; unicode-bidi: isolate !important;
  font: 15px/1.5 var(--corridor-font, system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif) !important;
  --a: var(--corridor-accent, #0f766e); --b: var(--corridor-background, #fff); --t: var(--corridor-text, #1b2330);
  --m: var(--corridor-muted, #56606f); --l: var(--corridor-line, #d5dae1); --s: var(--corridor-surface, #f3f5f7);
  --o: var(--corridor-on-accent, #fff); color-scheme: light; }
:host(:not([floating])) { width: var(--corridor-width, 100%) !important;
  height: var(--corridor-height, 560px) !important; }
:host([floating]) { position: fixed !important; inset: auto 20px 20px auto !important; z-index: 2147483000 !important; }
:host([floating][position="left"]) { inset: auto auto 20px 20px !important; }
:host([hidden]) { display: none !important; }
:host([scheme="dark"]) { --a: var(--corridor-accent, #2dd4bf); --b: var(--corridor-background, #11161d);
  --t: var(--corridor-text, #e8ecf1); --m: var(--corridor-muted, #a3adba); --l: var(--corridor-line, #333d4a);
  --s: var(--corridor-surface, #1b222c); --o: var(--corridor-on-accent, #062b27); color-scheme: dark; }
@media (prefers-color-scheme: dark) { :host(:not([scheme="light"])) {
  --a: var(--corridor-accent, #2dd4bf); --b: var(--corridor-background, #11161d);
  --t: var(--corridor-text, #e8ecf1); --m: var(--corridor-muted, #a3adba); --l: var(--corridor-line, #333d4a);
  --s: var(--corridor-surface, #1b222c); --o: var(--corridor-on-accent, #062b27); color-scheme: dark; } }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
button, textarea { font: inherit; color: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--a); outline-offset: 2px; }
.bubble { width: 56px; height: 56px; border: 0; border-radius: 50%; background: var(--a); color: var(--o);
  font-size: 26px; line-height: 1; box-shadow: 0 4px 16px #0005; }
.panel { display: flex; flex-direction: column; height: 100%; background: var(--b); color: var(--t);
  border: 1px solid var(--l); border-radius: var(--corridor-radius, 12px); overflow: hidden; }
:host([floating]) .panel { width: min(400px, calc(100vw - 40px)); height: min(620px, calc(100vh - 40px));
  box-shadow: 0 8px 32px #0004; }
header { display: flex; gap: 4px; align-items: center; padding: 10px 8px 10px 16px; border-bottom: 1px solid var(--l); }
h2 { flex: 1; margin: 0; font-size: 16px; }
header button { border: 0; background: none; min-width: 36px; min-height: 36px; border-radius: 8px; font-size: 18px; }
header button:hover { background: var(--s); }
.log { flex: 1; overflow-y: auto; padding: 12px 16px; overflow-wrap: anywhere; }
.log > * { margin: 0 0 12px; }
.muted, .whose, .note { color: var(--m); font-size: 13px; margin: 4px 0; }
.question { margin-left: 15%; padding: 8px 12px; background: var(--s); border-radius: 12px; white-space: pre-wrap; }
.short { font-size: 20px; font-weight: 700; margin: 0 0 4px; }
.answer p { margin: 0 0 8px; }
.answer h3 { font-size: 13px; margin: 12px 0 4px; color: var(--m); }
.thumb { border: 0; background: none; min-width: 32px; min-height: 32px; border-radius: 8px; color: var(--m); }
.thumb:hover { background: var(--s); }
.mark { border: 0; background: none; padding: 2px; color: var(--a); }
ol, ul { margin: 0; padding-left: 22px; }
li { margin: 0 0 8px; border-radius: 4px; }
blockquote { margin: 0; padding-left: 10px; border-left: 3px solid var(--a); }
a { color: var(--a); }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 4px 6px; border-bottom: 1px solid var(--l);
  overflow-wrap: break-word; }
.scroll { overflow-x: auto; }
.chips { display: flex; flex-wrap: wrap; gap: 6px; }
.chip, .again { border: 1px solid var(--l); background: var(--s); border-radius: 14px; padding: 6px 12px;
  text-align: left; }
.error { border: 1px solid var(--l); border-left: 4px solid #c2410c; border-radius: 6px; padding: 8px 12px; }
form { display: flex; gap: 8px; padding: 10px 12px; border-top: 1px solid var(--l); }
textarea { flex: 1; resize: none; min-height: 44px; max-height: 120px; padding: 10px 12px; background: var(--b);
  border: 1px solid var(--m); border-radius: 10px; }
form button { border: 0; border-radius: 10px; padding: 0 16px; min-height: 44px; background: var(--a); color: var(--o);
  font-weight: 600; }
button:disabled { opacity: .55; cursor: default; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@media (max-width: 480px) { :host([floating]) .panel { position: fixed; inset: 0; width: auto; height: auto;
  border: 0; border-radius: 0; } }
`;
  const SHEET = new CSSStyleSheet();
  SHEET.replaceSync(STYLE);

  /** An element; children are elements or words, and words stay words. */
  function make(tag, properties, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties || {})) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "class") element.className = value;
      else if (value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  /** A fault that a reader is told of. */
  class Fault extends Error {
    constructor(code, message, seconds) {
      super(message);
      this.code = code;
      this.seconds = seconds;
    }
  }

  /** The server, with a token for one session of this page. */
  class Server {
    constructor(home) {
      this.home = home;
      this.session = "";
      this.token = "";
      this.ends = 0;
    }

    ask(question, history) {
      return this.call("/api/ask", { question, history });
    }

    tellOpinion(answer, history, thumb) {
      return this.call("/api/feedback", { question: answer.question, history, thumb, answer });
    }

    async call(path, body) {
      for (let tries = 0; ; tries++) {
        try {
          return await this.send(path, {
            headers: {
              Authorization: `Bearer ${await this.fresh()}`,
              "Content-Type": "application/json",
              "Corridor-Session": this.session,
            },
            body: JSON.stringify(body),
          });
        } catch (fault) {
          // A token ends early where the server was started anew.
          if (tries || !["token_expired", "token_invalid"].includes(fault.code)) throw fault;
          this.token = "";
        }
      }
    }

    async fresh() {
      if (!this.token || Date.now() > this.ends) {
        // A form, so that the browser sends it without asking first, and a refusal can be read.
        const given = await this.send("/api/token", {
          body: new URLSearchParams(this.session ? { session: this.session } : {}),
        });
        this.token = given.token;
        this.session = given.session;
        this.ends = Date.now() + given.expires_in * 1000 - RENEW_BEFORE;
      }
      return this.token;
    }

    async send(path, request) {
      let response;
      try {
        response = await fetch(this.home + path, {
          // A password that the server itself asked for goes along in its own pages; nothing does in others.
          method: "POST", mode: "cors", credentials: "same-origin", cache: "no-store",
          signal: AbortSignal.timeout(LONGEST_WAIT), ...request,
        });
      } catch (error) {
        throw new Fault(error.name === "TimeoutError" ? "too_slow" : "unreachable", String(error.message));
      }
      const body = await response.json().catch(() => null);
      if (response.ok && body) return body;
      const told = (body && body.error) || {};
      const seconds = Number(response.headers.get("Retry-After")) || 0;
      throw new Fault(told.code || `http_${response.status}`, told.message || response.statusText, seconds);
    }
  }

  class CorridorChat extends HTMLElement {
    static observedAttributes = ["title", "greeting", "examples", "language", "server"];

    connectedCallback() {
      if (!this.shadowRoot) {
        this.attachShadow({ mode: "open" }).adoptedStyleSheets = [SHEET];
        this.asked = [];
        this.build();
      }
    }

    attributeChangedCallback() {
      if (this.shadowRoot && !this.asked.length) this.build();
    }

    /** Open a floating chat. */
    open() {
      if (this.hasAttribute("floating")) {
        this.panel.hidden = false;
        this.bubble.hidden = true;
        this.box.focus();
      }
      this.tell("open", {});
    }

    /** Close a floating chat; the conversation stays. */
    close() {
      if (!this.hasAttribute("floating")) return;
      this.panel.hidden = true;
      this.bubble.hidden = false;
      this.bubble.focus();
    }

    /** Begin a new conversation. */
    clear() {
      this.asked = [];
      this.welcome();
    }

    /** Ask; the answer, or null where there is none. One question at a time. */
    async ask(question) {
      question = question.trim();
      if (!question || this.busy) return null;
      this.setBusy(true);
      const asked = make("p", { class: "question" }, make("span", { class: "unseen" }, `${this.words.you}: `), question);
      const waiting = make("p", { class: "muted" }, this.words.waiting);
      this.log.append(asked, waiting);
      this.show(asked);
      let answer = null;
      try {
        const history = this.asked.slice(-MOST_HISTORY);
        answer = await this.remote.ask(question, history);
        this.asked.push(question);
        waiting.replaceWith(this.answer(answer, history));
        this.tell("answer", { question, answer });
      } catch (fault) {
        waiting.replaceWith(this.error(fault, question, asked));
        this.tell("error", { question, code: fault.code || "failed", message: fault.message });
      } finally {
        this.setBusy(false);
      }
      this.show(asked);
      return answer;
    }

    /** Scrolls the conversation, and never the page around it. */
    show(element) {
      this.log.scrollTop += element.getBoundingClientRect().top - this.log.getBoundingClientRect().top - 8;
    }

    build() {
      const language = (this.getAttribute("language") || document.documentElement.lang || "en").slice(0, 2).toLowerCase();
      this.language = WORDS[language] ? language : "en";
      this.words = WORDS[this.language];
      this.remote = new Server((this.getAttribute("server") || HOME).replace(/\/+$/, ""));
      const title = this.getAttribute("title") || this.words.title;
      const floating = this.hasAttribute("floating");
      this.log = make("div", { class: "log", role: "log", "aria-label": this.words.conversation, tabindex: "0" });
      this.panel = make(
        "section",
        { class: "panel", role: floating ? "dialog" : "region", "aria-label": title, title: "", lang: this.language },
        this.heading(title, floating), this.log, this.form(),
      );
      this.panel.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
      this.bubble = make(
        "button",
        { class: "bubble", type: "button", "aria-label": `${this.words.open}: ${title}`, onclick: () => this.open() },
        "?",
      );
      this.panel.hidden = floating;
      this.bubble.hidden = !floating;
      this.shadowRoot.replaceChildren(this.panel, this.bubble);
      this.welcome();
    }

    heading(title, floating) {
      const { fresh, close } = this.words;
      const button = (label, sign, onclick) =>
        make("button", { type: "button", "aria-label": label, title: label, onclick }, sign);
      return make(
        "header", {}, make("h2", {}, title), button(fresh, "↺", () => this.clear()),
        floating ? button(close, "×", () => this.close()) : null,
      );
    }

    form() {
      const submit = (event) => {
        event.preventDefault();
        const question = this.box.value;
        if (!question.trim() || this.busy) return;
        this.box.value = "";
        this.ask(question);
      };
      this.box = make("textarea", { rows: "1", placeholder: this.words.placeholder, "aria-label": this.words.placeholder });
      this.box.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
      });
      this.button = make("button", { type: "submit" }, this.words.send);
      return make("form", { onsubmit: submit }, this.box, this.button);
    }

    welcome() {
      const offered = (this.getAttribute("examples") || "").split("|").map((one) => one.trim()).filter(Boolean);
      const chips = offered.map((one) => make("button", { class: "chip", type: "button", onclick: () => this.ask(one) }, one));
      this.log.replaceChildren(make("p", { class: "muted" }, this.getAttribute("greeting") || this.words.greeting));
      if (chips.length) this.log.append(make("div", { class: "chips", role: "group", "aria-label": this.words.examples }, ...chips));
    }

    setBusy(busy) {
      this.busy = busy;
      this.button.disabled = busy;
      this.log.setAttribute("aria-busy", String(busy));
    }

    answer(answer, history) {
      const words = this.words;
      const shown = make("div", { class: "answer", lang: answer.language || "en" });
      const note = (text) => make("p", { class: "note", lang: this.language }, text);
      if (answer.status === "refused") {
        shown.append(make("p", {}, answer.answer), ...this.nearest(answer.nearest));
      } else {
        if (answer.short_answer) shown.append(make("p", { class: "short" }, answer.short_answer));
        const sources = new Map(answer.citations.map((citation) => [citation.n, this.source(citation)]));
        shown.append(...this.said(answer.sentences, sources));
        for (const conflict of answer.conflicts) shown.append(...this.conflict(conflict, sources));
        for (const sum of answer.computed) shown.append(this.sum(sum, sources));
        if (answer.as_of) shown.append(note(`${words.asof} ${answer.as_of}`));
        shown.append(make("h3", { lang: this.language }, words.sources), make("ol", {}, ...sources.values()));
      }
      // A translated question stands in a notice already.
      const told = answer.language !== "en" && !history.length;
      if (answer.understood !== answer.question && !told) shown.append(note(`${words.understood}: ${answer.understood}`));
      shown.append(...answer.notices.map(note), this.opinion(answer, history));
      return shown;
    }

    /** Two buttons; nothing is sent until one is pressed. */
    opinion(answer, history) {
      const { useful, useless, thanks } = this.words;
      const send = async (thumb) => {
        buttons.forEach((button) => (button.disabled = true));
        try {
          await this.remote.tellOpinion(answer, history, thumb);
          shown.replaceChildren(make("p", { class: "note", role: "status" }, thanks));
        } catch (fault) {
          buttons.forEach((button) => (button.disabled = false));
          this.tell("error", { question: answer.question, code: fault.code || "failed", message: fault.message });
        }
      };
      const button = (label, sign, thumb) =>
        make("button", { class: "thumb", type: "button", "aria-label": label, title: label, onclick: () => send(thumb) }, sign);
      const buttons = [button(useful, "▲", "up"), button(useless, "▼", "down")];
      const shown = make("div", { lang: this.language }, ...buttons);
      return shown;
    }

    /** The sentences; those behind one that introduces a list are its items. */
    said(sentences, sources) {
      const words = (sentence) => [sentence.text, " ", ...sentence.citations.map((n) => this.mark(n, sources))];
      const lead = sentences.findIndex((sentence) => sentence.text.endsWith(":")) + 1 || sentences.length;
      const items = sentences.slice(lead).map((item) => make("li", {}, ...words(item)));
      const told = make("p", {}, ...sentences.slice(0, lead).flatMap((sentence) => [...words(sentence), " "]));
      return items.length ? [told, make("ul", {}, ...items)] : [told];
    }

    mark(n, sources) {
      const go = () => {
        const source = sources.get(n);
        if (!source) return;
        this.show(source);
        source.focus({ preventScroll: true });
      };
      return make("button", { class: "mark", type: "button", "aria-label": `${this.words.source} ${n}`, onclick: go }, `[${n}]`);
    }

    source(citation) {
      const words = this.words;
      const date = citation.published
        ? (citation.published_precision === "approximate" ? `${words.about} ` : "") + citation.published
        : words.undated;
      const whose = [`“${citation.title}”`, citation.publisher || words.unnamed, date, `${words.paragraph} ${citation.paragraph}`];
      const account = citation.source_text === "account" ? `${words.account} ` : "";
      return make(
        "li", { value: citation.n, tabindex: "-1" },
        make("blockquote", { lang: "en" }, citation.quote),
        make("p", { class: "whose", lang: this.language }, account + whose.join(", ") + " ", this.link(citation.url)),
      );
    }

    link(url) {
      if (!url || !/^https?:\/\//i.test(url)) return null;
      return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, this.words.article);
    }

    nearest(articles) {
      const words = this.words;
      if (!articles.length) return [];
      const line = (one) =>
        [`“${one.title}”`, one.publisher || words.unnamed, one.published || words.undated, `${words.paragraph} ${one.paragraph}`];
      return [
        make("h3", { lang: this.language }, words.nearest),
        make("ul", {}, ...articles.map((one) => make("li", {}, line(one).join(", ")))),
      ];
    }

    conflict(conflict, sources) {
      const words = this.words;
      const row = (value) =>
        make(
          "tr", {}, make("td", {}, `${value.text} `, this.mark(value.citation, sources)), make("td", {}, value.scope || "–"),
          make("td", {}, value.said_by || "–"), make("td", {}, value.period || "–"),
        );
      const head = [words.figure, words.what, words.says, words.when].map((name) => make("th", { scope: "col" }, name));
      const table = make(
        "table", {}, make("thead", { lang: this.language }, make("tr", {}, ...head)),
        make("tbody", {}, ...conflict.values.map(row)),
      );
      return [
        make("h3", {}, `${words.differ}: ${conflict.about}`),
        make("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": words.differ }, table),
        conflict.why ? make("p", { class: "note" }, conflict.why) : make("span", {}),
      ];
    }

    sum(sum, sources) {
      const operands = sum.operands.flatMap((one, i) => [i ? ", " : "", `${one.text} `, this.mark(one.citation, sources)]);
      return make("p", { class: "note" }, `${sum.text} – ${this.words.sum}: `, ...operands);
    }

    error(fault, question, asked) {
      const words = this.words;
      const kinds = {
        unreachable: words.unreachable, too_slow: words.slow, origin_refused: words.refused, busy: words.busy,
        too_many_by_client: words.busy, too_many_by_origin: words.busy, too_many_at_once: words.busy,
        question: fault.message, history_too_long: fault.message, invalid: fault.message,
      };
      const said = [kinds[fault.code] || words.failed];
      if (fault.seconds) said.push(words.later.replace("{}", fault.seconds));
      const shown = make("div", { class: "error", role: "alert" }, make("p", {}, said.join(" ")));
      if (fault.code === "origin_refused") {
        // For whoever embeds it: which origin it is that the server would have to know.
        console.error(`Corridor: ${fault.message}`);
        shown.append(make("p", { class: "note", lang: "en" }, fault.message));
      }
      const again = () => {
        shown.remove();
        asked.remove();
        this.ask(question);
      };
      shown.append(make("button", { class: "again", type: "button", onclick: again }, words.again));
      return shown;
    }

    tell(name, detail) {
      this.dispatchEvent(new CustomEvent(`corridor:${name}`, { bubbles: true, composed: true, detail }));
    }
  }

  customElements.define("corridor-chat", CorridorChat);

  if (SCRIPT && "corridor" in SCRIPT.dataset) {
    const chat = document.createElement("corridor-chat");
    chat.setAttribute("floating", "");
    for (const name of ["title", "greeting", "examples", "language", "position", "scheme", "server"]) {
      if (SCRIPT.dataset[name]) chat.setAttribute(name, SCRIPT.dataset[name]);
    }
    const add = () => document.body.append(chat);
    if (document.body) add();
    else document.addEventListener("DOMContentLoaded", add);
  }
})();
