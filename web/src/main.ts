import { connect } from "./engine/connect";
import "./styles/tokens.css";
import "./styles/base.css";

// The simulator takes longest to start, so it starts before the page that will ask it is even parsed.
const engine = connect();
void import("./page").then(({ open }) => open(engine));
