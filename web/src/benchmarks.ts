import { mount } from "svelte";
import BenchmarksApp from "./panels/benchmarks/BenchmarksApp.svelte";
import { placeOf } from "./model/benchmarks";
import "./styles/tokens.css";
import "./styles/base.css";

// A page of its own: whoever reads results does not wait for the simulator.
const target = document.getElementById("app");
if (target) mount(BenchmarksApp, { target, props: { place: placeOf(location) } });
