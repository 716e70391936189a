// An OpenID Connect provider for the tests: `node provider.js CALLBACK`. It prints its address when it is ready.
// Whoever signs in says so on its own form, with the claims they are to have: the tests play every person there is.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [callback] = process.argv.slice(2);
const people = new Map();

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: "rustad", client_secret: "only-for-the-tests", redirect_uris: [callback], response_types: ["code"], grant_types: ["authorization_code"] },
    ],
    claims: { openid: ["sub"], profile: ["name", "employeeid"], email: ["email", "email_verified"] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true, methods: ["S256"] },
    cookies: { keys: ["only for the tests"] },
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid profile email");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    const url = new URL(request.url, issuer);
    if (!url.pathname.startsWith("/interaction/")) return answer(request, response);
    if (request.method === "GET") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      return response.end('<form method="post"><input name="claims"><button>Go on</button></form>');
    }
    let body = "";
    for await (const chunk of request) body += chunk;
    const form = new URLSearchParams(body);
    if (form.has("cancel")) {
      return provider.interactionFinished(request, response, { error: "access_denied" });
    }
    const { sub, ...claims } = JSON.parse(form.get("claims"));
    people.set(sub, claims);
    return provider.interactionFinished(request, response, { login: { accountId: sub } });
  });
  console.log(issuer);
});
