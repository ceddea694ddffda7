const words: Record<string, string> = {
  "audit.export": "Exported the audit trail",
  "case.assign": "Assigned a case",
  "case.delete-at-provider": "Deleted a case at a provider",
  "case.download": "Downloaded a report",
  "case.edit": "Changed a case at a provider",
  "case.expire": "Ended a case early",
  "case.export": "Exported cases",
  "case.items": "Grouped cases",
  "case.launch": "Launched a case",
  "case.review": "Reviewed a case",
  "case.update": "Changed a case",
  "client.address-at-provider": "Changed an address at a provider",
  "client.archive": "Archived a client",
  "client.assignees-at-provider": "Changed a client's assignees at a provider",
  "client.bring-in": "Brought in a client from a provider",
  "client.correction-at-provider": "Answered a correction",
  "client.create": "Created a client",
  "client.create-at-provider": "Created a client at a provider",
  "client.decide": "Decided on a client",
  "client.delete": "Deleted a client",
  "client.delete-at-provider": "Deleted a client at a provider",
  "client.export": "Exported clients",
  "client.file-attach": "Attached a file",
  "client.file-download": "Opened a file",
  "client.form-download": "Downloaded a form",
  "client.link": "Linked a client to a provider's",
  "client.organisations-at-provider": "Changed a client's organisations",
  "client.restore": "Restored a client",
  "client.status-at-provider": "Set a client's status at a provider",
  "client.update": "Changed a client",
  "client.update-at-provider": "Changed a client at a provider",
  "connection.ask-consent": "Asked for consent at a provider",
  "connection.consent": "Got an answer to a consent",
  "connection.create": "Added a connection",
  "connection.disable": "Disabled a connection",
  "connection.enable": "Enabled a connection",
  "connection.export-credits": "Exported credits",
  "connection.profile-update": "Changed a provider's user",
  "connection.remove": "Removed a connection",
  "connection.renew": "Renewed access to a provider",
  "connection.replace-account": "Replaced a connection's account",
  "connection.replace-app": "Replaced a connection's application",
  "connection.replace-token": "Replaced a connection's token",
  "connection.team-update": "Changed a provider's team",
  "connection.test": "Tested a connection",
  "connection.update": "Changed a connection",
  "delivery.attach": "Attached a delivery to a case",
  "delivery.dismiss": "Dismissed a delivery",
  "delivery.replay": "Replayed a delivery",
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
  "mapping.acknowledge": "Acknowledged an unknown value",
  "mapping.reopen": "Reopened an unknown value",
  "mapping.save": "Mapped a value",
  "member.disable": "Disabled a member",
  "member.enable": "Enabled a member",
  "member.password-change": "Changed their password",
  "member.password-reset": "Reset a password on the server",
  "member.role-change": "Changed a role",
  "operation.dismiss": "Dismissed an operation",
  "operation.mark-absent": "Marked an operation as not carried out",
  "operation.send-again": "Sent an operation again",
  "organisation.create-at-provider": "Created an organisation",
  "organisation.update-at-provider": "Changed an organisation",
  "session.revoke": "Ended a session",
  "session.revoke-others": "Ended their other sessions",
  "session.sign-in": "Signed in",
  "session.sign-out": "Signed out",
  "session.switch-team": "Switched to this team",
  "team.create": "Created the team",
  "team.update": "Changed the team",
  "template.create": "Saved a launch template",
  "template.delete": "Deleted a launch template",
  "template.rename": "Renamed a launch template",
  "webhook.create": "Registered a webhook",
  "webhook.remove": "Removed a webhook",
  "webhook.update": "Changed a webhook",
};

/** Actions that have words of their own. */
export function knownActions(): string[] {
  return Object.keys(words);
}

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
