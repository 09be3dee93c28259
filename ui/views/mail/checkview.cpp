#include "ui/views/mail/checkview.h"

#include "ui/edits/pendingedits.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"

#include <QCheckBox>
#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

enum Column { StageColumn, ResultColumn, TimeColumn, FindingColumn };
constexpr int StageRole = Qt::UserRole;

struct ResultLook
{
    const char *icon;
    QString word;
};

ResultLook lookOf(const QString &result)
{
    if (result == QLatin1String("pass"))
        return {"ok", CheckView::tr("passed")};
    if (result == QLatin1String("warning"))
        return {"warning", CheckView::tr("warning")};
    if (result == QLatin1String("fail"))
        return {"error", CheckView::tr("failed")};
    return {"", CheckView::tr("skipped")};
}

/// "  <~~ 250 ok", with the time since the beginning.
QString lineOf(const QJsonValue &said)
{
    return QStringLiteral("+%1  %2")
        .arg(double(said[QStringLiteral("ms")].toInteger()) / 1000, 0, 'f', 3)
        .arg(said[QStringLiteral("line")].toString());
}

/// Each check of this process has a number of its own.
qint64 nextNumber()
{
    static qint64 number = 0;
    return ++number;
}

} // namespace

CheckView::CheckView(ViewContext &context, const ComponentDescription &component, QWidget *parent)
    : View(context, component, parent),
      m_edits(new QLabel(this)),
      m_verdict(new QLabel(this)),
      m_to(new QLineEdit(this)),
      m_send(new QCheckBox(tr("Send a &test mail"), this)),
      m_route(new QCheckBox(tr("&Follow an alarm to the account"), this)),
      m_start(new QPushButton(this)),
      m_stages(new QTreeWidget(this)),
      m_next(new QLabel(this)),
      m_said(new QPlainTextEdit(this)),
      m_copyText(new QPushButton(icon(QStringLiteral("copy")), tr("&Copy as text"), this)),
      m_copyJson(new QPushButton(icon(QStringLiteral("copy")), tr("Copy as &JSON"), this))
{
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    column->addWidget(makeResult(), 1);
    column->addWidget(makeFoot());
    setFocusProxy(m_start);
    connect(&context.edits, &PendingEdits::changed, this, [this](quint32 changed) {
        if (changed == handle())
            showEdits();
    });
    connect(&context.link, &StationLink::checked, this, [this](qint64 id, const QJsonObject &stage) {
        if (id == m_running)
            showStage(stage);
    });
    showEdits();
    take({});
    refresh();
}

CheckView::~CheckView()
{
    cancel();
}

QWidget *CheckView::makeHead()
{
    auto *head = new QWidget(this);
    m_to->setPlaceholderText(tr("nobody"));
    m_to->setClearButtonEnabled(true);
    m_to->setAccessibleName(tr("Recipients to ask for"));
    m_to->setToolTip(
        tr("Addresses, with commas between them: the server is asked whether it takes mail for them."));
    m_to->setAccessibleDescription(m_to->toolTip());
    m_send->setToolTip(tr("Sends a mail to these addresses, or to the sender. Otherwise nothing is sent."));
    m_send->setAccessibleDescription(m_send->toolTip());
    m_route->setToolTip(
        tr("Looks whether an alarm of now would come to this account, and where it would stop."));
    m_route->setAccessibleDescription(m_route->toolTip());
    m_start->setAccessibleDescription(tr("Tries each step to the mailbox over a connection of its own."));
    connect(m_start, &QPushButton::clicked, this, [this] {
        if (m_running)
            cancel();
        else
            start();
    });
    connect(m_to, &QLineEdit::returnPressed, m_start, &QPushButton::click);
    auto *to = new QLabel(tr("As&k for:"), head);
    to->setBuddy(m_to);
    auto *row = new QHBoxLayout;
    row->addWidget(to);
    row->addWidget(m_to, 1);
    row->addWidget(m_send);
    row->addWidget(m_route);
    row->addWidget(m_start);
    m_edits->setTextFormat(Qt::PlainText);
    m_edits->setWordWrap(true);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(row);
    column->addWidget(m_edits);
    return head;
}

QWidget *CheckView::makeResult()
{
    m_stages->setColumnCount(4);
    m_stages->setHeaderLabels({tr("Stage"), tr("Result"), tr("Time"), tr("Finding")});
    m_stages->setRootIsDecorated(false);
    m_stages->setUniformRowHeights(true);
    m_stages->setAlternatingRowColors(true);
    m_stages->setAccessibleName(tr("Stages of the check"));
    const int widths[] = {18, 14, 10};
    for (int i = 0; i < FindingColumn; ++i)
        m_stages->setColumnWidth(i, fontMetrics().averageCharWidth() * widths[i]);
    connect(m_stages, &QTreeWidget::currentItemChanged, this, [this] { showChosen(); });
    m_next->setTextFormat(Qt::PlainText);
    m_next->setWordWrap(true);
    m_next->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_next->setAccessibleName(tr("What was found and what to do"));
    m_said->setReadOnly(true);
    m_said->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_said->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_said->setPlaceholderText(
        tr("What the station and the server say to each other stands here when the check is over."));
    m_said->setAccessibleName(tr("Conversation with the server"));
    m_said->setAccessibleDescription(
        tr("--> and <-- in the clear, ~~> and <~~ encrypted; passwords are masked."));
    auto *below = new QWidget(this);
    auto *column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_next);
    column->addWidget(m_said, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_stages);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

QWidget *CheckView::makeFoot()
{
    auto *foot = new QWidget(this);
    QFont bold = font();
    bold.setBold(true);
    m_verdict->setFont(bold);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setAccessibleName(tr("Verdict"));
    m_copyText->setAccessibleDescription(
        tr("Copies all stages and the conversation; passwords stay masked."));
    m_copyJson->setAccessibleDescription(tr("Copies the report for programs; passwords stay masked."));
    connect(m_copyText, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(asText()); });
    connect(m_copyJson, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(QJsonDocument(m_report).toJson()));
    });
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_verdict, 1);
    row->addWidget(m_copyText);
    row->addWidget(m_copyJson);
    return foot;
}

// Checking --------------------------------------------------------------------------------------------------

void CheckView::start()
{
    m_running = nextNumber();
    m_stages->clear();
    m_said->clear();
    m_report = {};
    QJsonObject values;
    const QMap<QString, PendingEdit> edits = context().edits.of(handle());
    for (auto it = edits.begin(); it != edits.end(); ++it)
        values.insert(it.key(), it->value);
    QJsonObject params{{QStringLiteral("ord"), QStringLiteral("h:%1").arg(handle())},
                       {QStringLiteral("id"), m_running},
                       {QStringLiteral("slots"), values},
                       {QStringLiteral("send"), m_send->isChecked()},
                       {QStringLiteral("alarmRoute"), m_route->isChecked()}};
    if (const QString to = m_to->text().trimmed(); !to.isEmpty())
        params.insert(QStringLiteral("to"), QJsonArray{to});
    m_verdict->setText(tr("Checking…"));
    m_start->setText(tr("&Cancel"));
    context().link.call(QStringLiteral("check.run"), params, this, [this](const client::Reply &reply) {
        m_running = 0;
        take(reply.value.toObject());
        if (!reply.ok())
            m_verdict->setText(reply.errors.first().text());
    });
}

void CheckView::cancel()
{
    if (m_running)
        context().link.call(QStringLiteral("check.cancel"), {{QStringLiteral("id"), m_running}}, this,
                            [](const client::Reply &) {});
}

/// The report of the last check, also of one that somebody else asked for.
void CheckView::refresh()
{
    if (m_running)
        return;
    context().link.call(QStringLiteral("check.last"),
                        {{QStringLiteral("ord"), QStringLiteral("h:%1").arg(handle())}}, this,
                        [this](const client::Reply &reply) {
                            if (reply.ok() && !m_running)
                                take(reply.value.toObject());
                        });
}

// Showing ---------------------------------------------------------------------------------------------------

void CheckView::take(const QJsonObject &report)
{
    m_report = report;
    m_start->setText(tr("C&heck now"));
    m_copyText->setEnabled(!report.isEmpty());
    m_copyJson->setEnabled(!report.isEmpty());
    m_verdict->setText(report.isEmpty() ? tr("Not checked yet")
                                        : report.value(QStringLiteral("verdict")).toString());
    QStringList said;
    for (const QJsonValue &line : report.value(QStringLiteral("transcript")).toArray())
        said.append(lineOf(line));
    m_said->setPlainText(said.join(QLatin1Char('\n')));
    for (const QJsonValue &stage : report.value(QStringLiteral("stages")).toArray())
        showStage(stage.toObject());
    const int failed = report.value(QStringLiteral("failed")).toInt();
    if (failed > 0)
        m_stages->setCurrentItem(m_stages->topLevelItem(failed - 1));
    showChosen();
}

void CheckView::showStage(const QJsonObject &stage)
{
    const int number = stage.value(QStringLiteral("stage")).toInt();
    // Stages come as they end; those between are skipped and come with the report.
    while (m_stages->topLevelItemCount() < number)
        m_stages->addTopLevelItem(new QTreeWidgetItem);
    QTreeWidgetItem *item = m_stages->topLevelItem(number - 1);
    const QString result = stage.value(QStringLiteral("result")).toString();
    const ResultLook look = lookOf(result);
    item->setText(StageColumn, QStringLiteral("%1  %2").arg(number, 2).arg(
                                   stage.value(QStringLiteral("title")).toString()));
    item->setText(ResultColumn, look.word);
    item->setIcon(ResultColumn, *look.icon ? icon(QLatin1String(look.icon)) : QIcon());
    const bool ran = result != QLatin1String("skipped");
    item->setText(TimeColumn,
                  ran ? tr("%1 ms").arg(stage.value(QStringLiteral("ms")).toInteger()) : QString());
    item->setText(FindingColumn, stage.value(QStringLiteral("text")).toString());
    item->setToolTip(FindingColumn, item->text(FindingColumn));
    item->setData(StageColumn, StageRole, stage);
    if (result == QLatin1String("fail"))
        item->setForeground(ResultColumn, alertColour(palette()));
}

/// The whole sentence of the chosen stage, what to do next, and the certificates where it is about those.
void CheckView::showChosen()
{
    const QTreeWidgetItem *item = m_stages->currentItem();
    const QJsonObject stage = item ? item->data(StageColumn, StageRole).toJsonObject() : QJsonObject();
    QStringList lines{stage.value(QStringLiteral("text")).toString()};
    if (const QString next = stage.value(QStringLiteral("next")).toString(); !next.isEmpty())
        lines.append(tr("Next: %1").arg(next));
    const QJsonValue detail = stage.value(QStringLiteral("detail"));
    for (const QJsonValue &certificate : detail[QStringLiteral("chain")].toArray())
        lines.append(tr("%1, issued by %2, valid until %3, SHA-256 %4")
                         .arg(certificate[QStringLiteral("subject")].toString(),
                              certificate[QStringLiteral("issuer")].toString(),
                              certificate[QStringLiteral("notAfter")].toString(),
                              certificate[QStringLiteral("fingerprint")].toString()));
    m_next->setText(lines.join(QLatin1Char('\n')));
    m_next->setVisible(!m_next->text().isEmpty());
}

void CheckView::showEdits()
{
    const int count = context().edits.count(handle());
    m_edits->setVisible(count > 0);
    m_edits->setText(tr("%n change(s) that are not saved are tried as well.", nullptr, count));
}

QString CheckView::asText() const
{
    QStringList lines{m_report.value(QStringLiteral("subject")).toString(),
                      m_report.value(QStringLiteral("verdict")).toString(), QString()};
    for (const QJsonValue &stage : m_report.value(QStringLiteral("stages")).toArray()) {
        lines.append(QStringLiteral("%1 %2: %3. %4")
                         .arg(stage[QStringLiteral("stage")].toInt(), 2)
                         .arg(stage[QStringLiteral("title")].toString(),
                              lookOf(stage[QStringLiteral("result")].toString()).word,
                              stage[QStringLiteral("text")].toString()));
        if (const QString next = stage[QStringLiteral("next")].toString(); !next.isEmpty())
            lines.append(QStringLiteral("   ") + tr("Next: %1").arg(next));
    }
    lines.append(QString());
    for (const QJsonValue &line : m_report.value(QStringLiteral("transcript")).toArray())
        lines.append(lineOf(line));
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
