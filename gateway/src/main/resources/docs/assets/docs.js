"use strict";

(function () {
  const select = document.getElementById("service");
  const source = document.getElementById("source");
  const notice = document.getElementById("notice");

  // Contracts name the issuer by its discovery document, which this page could not ask without a network. A pasted token
  // does the same for trying things out, so every scheme becomes a plain bearer token.
  function withPastedToken(spec) {
    const components = spec.components || {};
    const schemes = {};
    for (const name of Object.keys(components.securitySchemes || {})) {
      schemes[name] = {
        type: "http",
        scheme: "bearer",
        bearerFormat: "JWT",
        description: "Paste an access token; “./tandem token coordinator” prints one in a local installation.",
      };
    }
    return {
      ...spec,
      servers: [{ url: "/" }],
      components: { ...components, securitySchemes: schemes },
    };
  }

  const tokenPlugin = function () {
    return {
      statePlugins: {
        spec: {
          wrapActions: {
            updateJsonSpec: (original) => (spec) => original(withPastedToken(spec)),
          },
        },
      },
    };
  };

  function show(item) {
    select.value = item.service;
    source.href = item.url;
    source.hidden = false;
    notice.textContent = "";
    document.title = "Tandem API: " + item.service;
    window.SwaggerUIBundle({
      url: item.url,
      dom_id: "#contract",
      deepLinking: false,
      displayRequestDuration: true,
      docExpansion: "list",
      filter: true,
      // One token serves every service.
      persistAuthorization: true,
      // Otherwise the contract would be sent to a public validator.
      validatorUrl: null,
      plugins: [tokenPlugin],
    });
  }

  fetch("/contracts/index.json")
    .then((answer) => {
      if (!answer.ok) {
        throw new Error("status " + answer.status);
      }
      return answer.json();
    })
    .then(({ items }) => {
      if (items.length === 0) {
        notice.textContent = "This build contains no contracts.";
        return;
      }
      for (const item of items) {
        select.add(new Option(item.service, item.service));
      }
      const chosen = () => items.find((item) => item.service === window.location.hash.slice(1)) || items[0];
      select.addEventListener("change", () => {
        window.location.hash = select.value;
      });
      window.addEventListener("hashchange", () => show(chosen()));
      show(chosen());
    })
    .catch((failure) => {
      notice.textContent = "The list of contracts can't be loaded: " + failure.message;
    });
})();
