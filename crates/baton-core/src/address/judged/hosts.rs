//! Hosts whose address is the credential: whoever has it may use it.

/// A host and the beginning of the paths that are meant; `*.` stands for anything before.
const TABLE: [(&str, &str); 38] = [
    ("hooks.slack.com", "/"),
    ("hooks.slack-gov.com", "/"),
    ("hooks.zapier.com", "/"),
    ("hook.integromat.com", "/"),
    ("*.make.com", "/"),
    ("*.make.celonis.com", "/"),
    ("*.webhook.office.com", "/"),
    ("outlook.office.com", "/webhook"),
    ("outlook.office365.com", "/webhook"),
    ("*.logic.azure.com", "/"),
    ("*.logic.azure.us", "/"),
    ("*.logic.azure.cn", "/"),
    ("*.api.powerplatform.com", "/"),
    ("*.api.powerautomate.com", "/"),
    ("discord.com", "/api/webhooks/"),
    ("discordapp.com", "/api/webhooks/"),
    ("*.discord.com", "/api/webhooks/"),
    ("script.google.com", "/macros/"),
    ("script.google.com", "/a/macros/"),
    ("script.googleusercontent.com", "/"),
    ("chat.googleapis.com", "/"),
    ("maker.ifttt.com", "/"),
    ("hooks.airtable.com", "/"),
    ("automation.atlassian.com", "/"),
    ("api-private.atlassian.com", "/automation/webhooks/"),
    ("webexapis.com", "/v1/webhooks/incoming/"),
    ("hooks.ringcentral.com", "/"),
    ("events.pagerduty.com", "/integration/"),
    ("webhooks.workato.com", "/"),
    ("www.workato.com", "/webhooks/"),
    ("connect.pabbly.com", "/"),
    ("webhooks.integrately.com", "/"),
    ("*.app.n8n.cloud", "/webhook"),
    ("*.m.pipedream.net", "/"),
    ("webhook.site", "/"),
    ("hkdk.events", "/"),
    ("hc-ping.com", "/"),
    ("ntfy.sh", "/"),
];

/// Whether all of the path is the credential; `target` begins with its slash.
pub(super) fn is_credential(host: &str, target: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    target.len() > 1
        && TABLE.iter().any(|(known, begins)| {
            let same = match known.strip_prefix('*') {
                Some(end) => host.ends_with(end),
                None => host == *known,
            };
            same && target.starts_with(begins)
        })
}
