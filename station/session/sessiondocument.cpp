#include "station/session/sessiondocument.h"

#include "station/session/sessionerrors.h"

namespace station {

namespace {

const QString head = QStringLiteral(R"(# The session protocol

<!-- Made by `tocsin session-doc` from the method table; edit the methods, not this file. -->

The workbench, the command line and scripts speak to a station in JSON-RPC 2.0 over the local socket
`DIR/station.sock` (only its owner and root get in). One JSON object a line, UTF-8, at most 1 MiB. Each request has
an `id`; `params` is an object with exactly the members listed here. The first request is `hello`, within 10 seconds.

    {"jsonrpc":"2.0","id":1,"method":"hello","params":{"client":"my script"}}
    {"jsonrpc":"2.0","id":2,"method":"slot.read","params":{"ords":["/Services/EmailService.status"]}}

Requests begin in the order in which they come; answers may overtake each other. A method that changes something
lasting answers only when it is on disk. Secrets go in, never out: a secret reads as `{"set": true, "changed": …}`.

**Errors** are `{code, message, data: {what, why, remedy, refusals}}`: what was tried, the reason, what to do next,
and for a change of several slots every single refusal.

| code | meaning |
|---|---|
)");

struct Code
{
    int code;
    const char *meaning;
};

constexpr Code codes[] = {
    {InvalidRequest,
     "Not a request: bad JSON, a key twice, too deep, too long. The third one ends the session."},
    {UnknownMethod, "There is no such method."},
    {InvalidParameters, "A parameter is missing, unknown or of the wrong type."},
    {Refused, "The station said no; `data` tells why."},
    {Forbidden, "The role does not suffice."},
    {MustRun, "Only a running station can do this."},
    {NotDurable, "Done and in force, but not on disk: `data.why` tells the reason, `data.applied` is true."},
    {HelloFirst, "`hello` has not come, or not in time."},
    {TooManySessions, "The station serves as many sessions as it will."},
};

const QString limits = QStringLiteral(R"(
**Limits** per session: 1 MiB a line, 32 levels, 10,000 keys, 200 requests a second (more are not lost, they wait),
256 watches for viewers and 4,096 for others. A client that leaves 8 MiB unread is cut off.

**Notifications** have no `id`. After `log.tail` with follow: `logged {entries}`. After `watch.add`, at most one of
each kind a turn, in this order, with the state at the end of the turn:

| notification | who watches … | is told |
|---|---|---|
| `removed {components}` | the component or its parent | {ord, handle} as it was; what lay below goes without a word of its own |
| `renamed {components}` | the component, its parent, or the parent that it was moved from | a row of the tree and `oldOrd`; renamed and moved alike |
| `added {components}` | the parent | a row of the tree; what came along below it is asked for with `tree.children` |
| `restructured {components}` | the component | {ord, handle}: links or slots came or went, or what is linked is called otherwise; describe it again |
| `changed {slots}` | the component or the slot | a row of `slot.read` with `handle` and `slot`; each slot once, with its latest value |
| `fired {events, untold}` | the component or the topic | {ord, handle, slot, payload}, each event; beyond 1,000 in a turn only their number, `untold` |

With `deep`, watching a component is watching everything below it as well, also what comes later. A watch goes by the
handle, so it follows a component that is renamed or moved. A watch of a component that is removed tells nothing more.

    {"jsonrpc":"2.0","method":"removed","params":{"components":[{"handle":21,"ord":"/Config/Fan"}]}}
    {"jsonrpc":"2.0","method":"renamed","params":{"components":[{"displayName":"Fan2","handle":21,"hasChildren":false,
      "icon":"writable-boolean","name":"Fan2","oldOrd":"/Config/Fan","ord":"/Config/Fan2","status":"true {ok}",
      "type":"control:BooleanWritable"}]}}
    {"jsonrpc":"2.0","method":"added","params":{"components":[{"displayName":"Fan","handle":21,"hasChildren":false,
      "icon":"writable-boolean","name":"Fan","ord":"/Config/Fan","status":"null {null}","type":"control:BooleanWritable"}]}}
    {"jsonrpc":"2.0","method":"restructured","params":{"components":[{"handle":21,"ord":"/Config/Fan"}]}}
    {"jsonrpc":"2.0","method":"changed","params":{"slots":[{"handle":9,"kind":"property",
      "ord":"/Services/EmailService/Outgoing.status","slot":"status","text":"{disabled}","type":"status",
      "value":{"flags":1,"value":"{disabled}"}}]}}
    {"jsonrpc":"2.0","method":"fired","params":{"events":[{"handle":12,"ord":"/Services/AlarmService","payload":{…},
      "slot":"alarm"}]}}

**Challenges.** A certificate that the station does not believe is announced by the topic `challenged` of the
CertificateService (`tree.search` with its type finds it). Watch the topic; each event names the entry of Allowed
Hosts, which `hosts.show` gives with chain and errors, and `hosts.approve` or `hosts.deny` answers:

    {"jsonrpc":"2.0","id":7,"method":"watch.add","params":{"ords":["/Services/PlatformServices/CertificateService.challenged"]}}
    {"jsonrpc":"2.0","method":"fired","params":{"events":[{"handle":7,"ord":"/Services/PlatformServices/CertificateService",
      "payload":{"what":"challenged","entry":{"host":"mail.example.org","port":465,"protocol":"smtp",…}},
      "slot":"challenged"}]}}

`what` is challenged, keyChanged, renewed, expired, superseded, approved, denied or removed; `entry` is a row of
`hosts.list`. What was announced before the watch is in `hosts.list` with the state Unapproved or Changed. When TLS does
not come about at all, `what` is tlsFailed, and tlsWorks once it does; `entry` then is host, port, protocol and failure.

## Methods
)");

QString roleName(Role role)
{
    static constexpr const char *names[] = {"viewer", "operator", "admin"};
    return QLatin1String(names[int(role)]);
}

QString entry(const Method &method)
{
    QString text =
        QStringLiteral("\n### %1\n\n%2\n\nRole: %3.").arg(method.name, method.doc, roleName(method.role));
    if (method.needsRunning)
        text += QStringLiteral(" The station must run.");
    if (method.afterCommit)
        text += QStringLiteral(" Answers when it is on disk.");
    text += QLatin1Char('\n');
    if (method.schema.isEmpty())
        return text;
    text += QStringLiteral("\n| parameter | type | |\n|---|---|---|\n");
    for (auto it = method.schema.begin(); it != method.schema.end(); ++it) {
        const QJsonObject described = it.value().toObject();
        const bool optional = described.value(QStringLiteral("optional")).toBool();
        text += QStringLiteral("| `%1` | %2%3 | %4 |\n")
                    .arg(it.key(), described.value(QStringLiteral("type")).toString(),
                         optional ? QStringLiteral(", optional") : QString(),
                         described.value(QStringLiteral("doc")).toString());
    }
    return text;
}

} // namespace

QString sessionDocument(const MethodTable &table)
{
    QString text = head;
    for (const Code &code : codes)
        text += QStringLiteral("| %1 | %2 |\n").arg(code.code).arg(QLatin1String(code.meaning));
    text += limits;
    const QList<Method> methods = table.all();
    for (const Method &method : methods)
        text += entry(method);
    return text;
}

} // namespace station
