process.argv.push("--dev");
await import("./demo");

export {};
