#include "ui/sheet/editors/formateditor.h"

#include "ui/link/stationlink.h"
#include "ui/look/statuslook.h"

#include <QLabel>
#include <QPlainTextEdit>

namespace ui {

namespace {

constexpr int pauseMs = 150;

} // namespace

FormatEditor::FormatEditor(const SlotDescription &slot, const EditorContext &context, QWidget *parent)
    : TextEditor(slot, parent), m_link(context.link)
{
    line()->setPlaceholderText(tr("%alarmData.sourceName%: %sourceState%"));
}

void FormatEditor::openLarge()
{
    auto *dialog = new FormatDialog(slot(), text(), m_link, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        setWhole(dialog->text());
        Q_EMIT finished(Stay);
    });
    dialog->open();
}

FormatDialog::FormatDialog(const SlotDescription &slot, const QString &text, StationLink *link,
                           QWidget *parent)
    : LongTextDialog(slot, text, parent),
      m_link(link),
      m_preview(new QPlainTextEdit(this)),
      m_unknown(new QLabel(this))
{
    addHint(tr("A variable stands between percent signs, such as %timestamp%; %% is a percent sign."));
    m_preview->setReadOnly(true);
    m_preview->setPlaceholderText(tr("Preview"));
    m_preview->setAccessibleName(tr("Preview"));
    m_preview->setAccessibleDescription(tr("What the text makes of an alarm"));
    m_unknown->setTextFormat(Qt::PlainText);
    m_unknown->setWordWrap(true);
    m_unknown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QPalette palette = m_unknown->palette();
    palette.setColor(QPalette::WindowText, alertColour(palette));
    m_unknown->setPalette(palette);
    addBelow(m_unknown);
    addBelow(m_preview, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &FormatDialog::ask);
    connect(edit(), &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 34);
    ask();
}

QString FormatDialog::preview() const
{
    return m_preview->toPlainText();
}

QString FormatDialog::warning() const
{
    return m_unknown->text();
}

void FormatDialog::ask()
{
    if (!m_link)
        return;
    const int number = ++m_asked;
    m_link->call(QStringLiteral("alarm.preview"), {{QStringLiteral("text"), text()}}, this,
                 [this, number](const client::Reply &reply) {
                     if (number != m_asked)
                         return;
                     if (!reply.ok())
                         return m_unknown->setText(reply.errors.constFirst().text());
                     m_preview->setPlainText(reply.value[QStringLiteral("text")].toString());
                     QStringList unknown;
                     for (const QJsonValue &name : reply.value[QStringLiteral("unknown")].toArray())
                         unknown.append(QLatin1Char('%') + name.toString() + QLatin1Char('%'));
                     m_unknown->setText(unknown.isEmpty()
                                            ? QString()
                                            : tr("Unknown: %1").arg(unknown.join(QStringLiteral(", "))));
                 });
}

} // namespace ui
