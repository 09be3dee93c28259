#include "ui/shell/logview.h"

#include "ui/link/stationlink.h"
#include "ui/look/handfocus.h"

#include <QDateTime>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int maxLines = 5000;
constexpr int linesAtFirst = 200;

} // namespace

LogView::LogView(StationLink &link, QWidget *parent)
    : QWidget(parent), m_link(link), m_text(new QPlainTextEdit(this))
{
    m_text->setReadOnly(true);
    m_text->setMaximumBlockCount(maxLines);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Log of the station"));
    m_text->setAccessibleDescription(tr("Time, level, source and text of each entry; times are local."));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    handFocus(this, m_text);
    connect(&m_link, &StationLink::opened, this, &LogView::read);
    connect(&m_link, &StationLink::logged, this, &LogView::append);
    if (m_link.isOpen())
        read();
}

void LogView::read()
{
    m_link.call(QStringLiteral("log.tail"),
                {{QStringLiteral("count"), linesAtFirst}, {QStringLiteral("follow"), true}}, this,
                [this](const client::Reply &reply) {
                    m_text->clear();
                    append(reply.value.toArray());
                });
}

void LogView::append(const QJsonArray &entries)
{
    for (const QJsonValue &entry : entries) {
        const QDateTime time =
            QDateTime::fromString(entry[QStringLiteral("time")].toString(), Qt::ISODateWithMs);
        m_text->appendPlainText(QStringLiteral("%1  %2  %3  %4")
                                    .arg(time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                                         entry[QStringLiteral("level")].toString().leftJustified(7),
                                         entry[QStringLiteral("source")].toString(),
                                         entry[QStringLiteral("text")].toString()));
    }
}

} // namespace ui
