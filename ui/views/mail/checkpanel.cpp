#include "ui/views/mail/checkpanel.h"

#include "client/checktext.h"
#include "ui/link/stationlink.h"
#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/shell/view.h"
#include "ui/trust/hostentry.h"
#include "ui/views/mail/mailtimes.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHash>
#include <QHeaderView>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
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
    QColor colour;
};

ResultLook lookOf(const QString &result, const QPalette &palette)
{
    if (result == QLatin1String("pass"))
        return {"ok", CheckPanel::tr("passed"), confirmedColour(palette)};
    if (result == QLatin1String("warning"))
        return {"warning", CheckPanel::tr("warning"),
                statusColour(station::Status(station::Status::Fault), palette)};
    if (result == QLatin1String("fail"))
        return {"error", CheckPanel::tr("failed"), alertColour(palette)};
    if (result == QLatin1String("open"))
        return {"", CheckPanel::tr("waiting"), palette.color(QPalette::Text)};
    return {"", CheckPanel::tr("skipped"), palette.color(QPalette::PlaceholderText)};
}

/// The station's titles are English; one that is not known here is shown as it comes.
QString titleOf(const QJsonObject &stage)
{
    static const QHash<QString, const char *> titles{
        {QStringLiteral("settings"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Settings")},
        {QStringLiteral("name"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Host name")},
        {QStringLiteral("tcp"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Connection")},
        {QStringLiteral("greeting"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Greeting")},
        {QStringLiteral("startTls"), QT_TRANSLATE_NOOP("ui::CheckPanel", "STARTTLS")},
        {QStringLiteral("certificate"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Certificate")},
        {QStringLiteral("capabilities"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Capabilities")},
        {QStringLiteral("signIn"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Sign-in")},
        {QStringLiteral("sender"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Sender")},
        {QStringLiteral("recipients"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Recipients")},
        {QStringLiteral("send"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Test mail")},
        {QStringLiteral("roundTrip"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Round trip")},
        {QStringLiteral("alarmRoute"), QT_TRANSLATE_NOOP("ui::CheckPanel", "Alarm route")}};
    const char *title = titles.value(stage.value(QStringLiteral("name")).toString());
    return title ? CheckPanel::tr(title) : stage.value(QStringLiteral("title")).toString();
}

QPushButton *makeButton(const char *picture, const QString &text, const QString &help, QWidget *parent)
{
    auto *button = new QPushButton(icon(QLatin1String(picture)), text, parent);
    button->setAccessibleDescription(help);
    button->setToolTip(help);
    // In a wizard, Enter goes on.
    button->setAutoDefault(false);
    return button;
}

} // namespace

CheckPanel::CheckPanel(ViewContext &context, QWidget *parent)
    : QWidget(parent),
      m_context(context),
      m_run(context.link),
      m_verdict(new QLabel(this)),
      m_review(makeButton("certificate", tr("&Review the certificate…"),
                          tr("Shows the certificate that the server presented."), this)),
      m_copyText(makeButton("copy", tr("Copy as te&xt"),
                            tr("Copies all stages and the conversation; passwords stay masked."), this)),
      m_copyJson(makeButton("copy", tr("Copy as &JSON"),
                            tr("Copies the report for programs; passwords stay masked."), this)),
      m_stages(new QTreeWidget(this)),
      m_chosen(new QScrollArea(this)),
      m_next(new QLabel(this)),
      m_conversation(new QToolButton(this)),
      m_said(new QPlainTextEdit(this))
{
    m_stages->setColumnCount(4);
    m_stages->setHeaderLabels({tr("Stage"), tr("Result"), tr("Time"), tr("Finding")});
    m_stages->setRootIsDecorated(false);
    m_stages->setUniformRowHeights(true);
    m_stages->setAlternatingRowColors(true);
    m_stages->setAccessibleName(tr("Stages of the check"));
    for (int i = 0; i < FindingColumn; ++i)
        m_stages->header()->setSectionResizeMode(i, QHeaderView::ResizeToContents);
    connect(m_stages, &QTreeWidget::currentItemChanged, this, &CheckPanel::showChosen);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->addWidget(m_stages);
    splitter->addWidget(makeBelow());
    splitter->setStretchFactor(0, 5);
    splitter->setStretchFactor(1, 3);
    splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeHead());
    column->addWidget(splitter, 1);
    connect(&m_run, &CheckRun::stageEnded, this, [this](const QJsonObject &stage) {
        showStage(stage);
        m_stages->scrollToBottom();
    });
    connect(&m_run, &CheckRun::ended, this, &CheckPanel::take);
    setConversationShown(true);
    show(QJsonObject());
}

// Parts ----------------------------------------------------------------------------------------------------

QWidget *CheckPanel::makeHead()
{
    auto *head = new QWidget(this);
    QFont bold = font();
    bold.setBold(true);
    m_verdict->setFont(bold);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdict->setAccessibleName(tr("Verdict"));
    connect(m_review, &QPushButton::clicked, this, [this] { m_context.review(challenge()); });
    connect(m_copyText, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(client::checkReport(m_report, true).join(QLatin1Char('\n')));
    });
    connect(m_copyJson, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(QJsonDocument(m_report).toJson()));
    });
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_verdict, 1);
    row->addWidget(m_review);
    return head;
}

QWidget *CheckPanel::makeBelow()
{
    m_next->setTextFormat(Qt::PlainText);
    m_next->setWordWrap(true);
    m_next->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_next->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_next->setAccessibleName(tr("What was found and what to do"));
    // A chain of certificates is longer than there is room.
    m_chosen->setFrameShape(QFrame::NoFrame);
    m_chosen->setWidgetResizable(true);
    m_chosen->setWidget(m_next);
    m_chosen->setFocusPolicy(Qt::NoFocus);
    m_conversation->setText(tr("Con&versation with the server"));
    m_conversation->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_conversation->setAutoRaise(true);
    m_conversation->setCheckable(true);
    m_conversation->setFocusPolicy(Qt::StrongFocus);
    connect(m_conversation, &QToolButton::toggled, this, &CheckPanel::setConversationShown);
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
    column->addWidget(m_chosen, 1);
    auto *row = new QHBoxLayout;
    row->addWidget(m_conversation);
    row->addStretch(1);
    row->addWidget(m_copyText);
    row->addWidget(m_copyJson);
    column->addLayout(row);
    column->addWidget(m_said, 1);
    return below;
}

void CheckPanel::setConversationShown(bool shown)
{
    m_conversation->setChecked(shown);
    m_conversation->setArrowType(shown ? Qt::DownArrow : Qt::RightArrow);
    m_said->setVisible(shown);
}

// Checking -------------------------------------------------------------------------------------------------

void CheckPanel::start(const QJsonObject &params, qint64 number)
{
    show(QJsonObject());
    setVerdict(tr("Checking…"));
    watchApprovals();
    m_run.start(params, number);
    Q_EMIT runningChanged();
}

void CheckPanel::take(const QJsonObject &report, const QString &trouble)
{
    show(report);
    if (!trouble.isEmpty())
        setVerdict(trouble);
    QAccessibleEvent told(m_verdict, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
    Q_EMIT runningChanged();
}

/// "host:port/protocol" of the certificate that a person has to look at first; usually empty.
QString CheckPanel::challenge() const
{
    for (const QJsonValue &stage : m_report.value(QStringLiteral("stages")).toArray()) {
        const QString key = stage[QStringLiteral("detail")][QStringLiteral("challenge")].toString();
        if (!key.isEmpty())
            return key;
    }
    return {};
}

void CheckPanel::watchApprovals()
{
    if (std::exchange(m_watches, true))
        return;
    connect(&m_context.link, &StationLink::topicFired, this,
            [this](quint32, const QString &slot, const QJsonValue &news) {
                if (slot != QLatin1String("challenged") || isRunning() || challenge().isEmpty() ||
                    news[QStringLiteral("what")].toString() != QLatin1String("approved"))
                    return;
                if (HostEntry::fromJson(news[QStringLiteral("entry")].toObject()).key() == challenge())
                    Q_EMIT approved();
            });
    m_context.link.call(QStringLiteral("tree.search"),
                        {{QStringLiteral("type"), QStringLiteral("platform:CertificateService")}}, this,
                        [this](const client::Reply &reply) {
                            const QJsonValue service = reply.value.toArray().first();
                            if (const qint64 handle = service[QStringLiteral("handle")].toInteger())
                                m_context.link.watch(QStringLiteral("h:%1").arg(handle), this);
                        });
}

// Showing --------------------------------------------------------------------------------------------------

void CheckPanel::setVerdict(const QString &text)
{
    m_verdict->setText(text);
}

void CheckPanel::show(const QJsonObject &report)
{
    m_report = report;
    m_stages->clear();
    m_copyText->setEnabled(!report.isEmpty());
    m_copyJson->setEnabled(!report.isEmpty());
    m_review->setVisible(!challenge().isEmpty() && m_context.review);
    setVerdict(report.isEmpty() ? tr("Not checked yet") : report.value(QStringLiteral("verdict")).toString());
    QStringList said;
    for (const QJsonValue &line : report.value(QStringLiteral("transcript")).toArray())
        said.append(client::transcriptLine(line));
    m_said->setPlainText(said.join(QLatin1Char('\n')));
    for (const QJsonValue &stage : report.value(QStringLiteral("stages")).toArray())
        showStage(stage.toObject());
    const int failed = report.value(QStringLiteral("failed")).toInt();
    if (failed > 0)
        m_stages->setCurrentItem(m_stages->topLevelItem(failed - 1));
    showChosen();
}

void CheckPanel::showStage(const QJsonObject &stage)
{
    const int number = stage.value(QStringLiteral("stage")).toInt();
    // Stages come as they end; those between are skipped and come with the report.
    while (m_stages->topLevelItemCount() < number)
        m_stages->addTopLevelItem(new QTreeWidgetItem);
    QTreeWidgetItem *item = m_stages->topLevelItem(number - 1);
    const QString result = stage.value(QStringLiteral("result")).toString();
    // As wide as a digit, so that the titles begin below each other.
    constexpr QChar figureSpace(0x2007);
    item->setText(StageColumn, QStringLiteral("%1  %2").arg(number, 2, 10, figureSpace).arg(titleOf(stage)));
    item->setText(ResultColumn, lookOf(result, palette()).word);
    item->setText(TimeColumn, client::checkTime(stage));
    item->setText(FindingColumn, inLocalTime(stage.value(QStringLiteral("text")).toString()));
    item->setToolTip(FindingColumn, item->text(FindingColumn));
    item->setData(StageColumn, StageRole, stage);
    colourStage(*item);
}

void CheckPanel::colourStage(QTreeWidgetItem &item) const
{
    const QJsonObject stage = item.data(StageColumn, StageRole).toJsonObject();
    const ResultLook look = lookOf(stage.value(QStringLiteral("result")).toString(), palette());
    item.setIcon(ResultColumn, *look.icon ? icon(QLatin1String(look.icon), look.colour) : QIcon());
    item.setForeground(ResultColumn, look.colour);
}

void CheckPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (int i = 0; i < m_stages->topLevelItemCount(); ++i)
        colourStage(*m_stages->topLevelItem(i));
}

/// The whole sentence of the chosen stage, what to do next, and whatever else it is about.
void CheckPanel::showChosen()
{
    const QTreeWidgetItem *item = m_stages->currentItem();
    const QJsonObject stage = item ? item->data(StageColumn, StageRole).toJsonObject() : QJsonObject();
    QStringList lines{stage.value(QStringLiteral("text")).toString()};
    if (const QString next = stage.value(QStringLiteral("next")).toString(); !next.isEmpty())
        lines.append(tr("Next: %1").arg(next));
    lines += client::checkDetails(stage);
    m_next->setText(inLocalTime(lines.join(QLatin1Char('\n'))));
    m_chosen->setVisible(!stage.isEmpty());
}

} // namespace ui
