const words: Record<string, string> = {
  "audit.export": "Exported the audit trail",
  "case.assign": "Assigned a case",
  "case.export": "Exported cases",
  "case.download": "Downloaded a report",
  "case.launch": "Launched a case",
  "case.open": "Opened a case",
  "case.review": "Reviewed a case",
  "client.create": "Created a client",
  "client.delete": "Deleted a client",
  "client.file-attach": "Attached a file",
  "client.file-download": "Opened a file",
  "client.form-download": "Downloaded a form",
  "client.export": "Exported clients",
  "client.update": "Changed a client",
  "connection.create": "Added a connection",
  "connection.update": "Changed a connection",
  "import.cancel": "Ended an import early",
  "import.download": "Saved the result of an import",
  "import.finish": "Finished an import",
  "import.pause": "Paused an import",
  "import.resume": "Resumed an import",
  "import.start": "Started an import",
  "import.upload": "Uploaded clients to import",
  "invite.accept": "Accepted an invitation",
  "invite.create": "Invited a member",
  "invite.revoke": "Revoked an invitation",
  "member.disable": "Disabled a member",
  "member.enable": "Enabled a member",
  "member.password-change": "Changed their password",
  "member.password-reset": "Reset a password on the server",
  "member.role-change": "Changed a role",
  "session.revoke": "Ended a session",
  "session.revoke-others": "Ended their other sessions",
  "session.sign-in": "Signed in",
  "session.sign-out": "Signed out",
  "session.switch-team": "Switched to this team",
  "team.create": "Created the team",
  "team.update": "Changed the team",
};

/** An action in words; one without words of its own is spelled from its code. */
export function actionLabel(action: string): string {
  const known = words[action];
  if (known) return known;
  const [object = action, verb = ""] = action.split(".", 2);
  const text = `${object} ${verb}`.replaceAll("-", " ").trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An outcome in words. */
export function outcomeLabel(outcome: string): string {
  if (outcome === "done") return "Done";
  if (outcome === "refused") return "Refused";
  return outcome === "unknown" ? "Outcome unknown" : outcome;
}
