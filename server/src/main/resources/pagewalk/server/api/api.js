/* Draws the page of the interface; everything it loads comes from this server. */
window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "../v1/openapi.json",
    dom_id: "#interface",
    presets: [SwaggerUIBundle.presets.apis],
    validatorUrl: null,
    supportedSubmitMethods: ["get", "post"],
  });
});
