#include "ui/trust/fingerprintcheck.h"

#include "ui/look/icons.h"
#include "ui/look/statuslook.h"
#include "ui/trust/certificateinfo.h"
#include "ui/trust/shieldicon.h"

#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>

namespace ui {

FingerprintCheck::FingerprintCheck(QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_icon(new QLabel(this)), m_verdict(new QLabel(this))
{
    auto *caption = new QLabel(tr("&Paste the fingerprint you were given"), this);
    caption->setBuddy(m_field);
    m_field->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_field->setAccessibleName(tr("Paste the fingerprint you were given"));
    m_verdict->setAccessibleName(tr("Result of the comparison"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(caption, 0, 0);
    layout->addWidget(m_icon, 0, 1);
    layout->addWidget(m_verdict, 0, 2);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_field, 1, 0, 1, 3);
    // The verdict comes and goes without moving anything.
    const int mark =
        std::max(fontMetrics().height(), style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this));
    m_icon->setMinimumSize(mark, mark);
    m_verdict->setMinimumHeight(mark);
    for (const QString &text : verdicts())
        m_verdict->setMinimumWidth(
            std::max(m_verdict->minimumWidth(), fontMetrics().horizontalAdvance(text)));
    connect(m_field, &QLineEdit::textChanged, this, &FingerprintCheck::compare);
    showVerdict();
}

void FingerprintCheck::setExpected(const QString &sha256)
{
    m_expected = sha256.toLower();
    compare();
}

void FingerprintCheck::compare()
{
    const QString given = fingerprintFrom(m_field->text());
    if (m_field->text().trimmed().isEmpty())
        m_result = Empty;
    else if (given.isEmpty())
        m_result = Unreadable;
    else
        m_result = given == m_expected ? Matches : Different;
    showVerdict();
    Q_EMIT changed();
}

/// One for each result.
QStringList FingerprintCheck::verdicts()
{
    return {QString(), tr("not 64 digits yet"), tr("does not match"), tr("matches")};
}

void FingerprintCheck::showVerdict()
{
    const QStringList texts = verdicts();
    const QString icons[] = {QString(), QStringLiteral("information"), QStringLiteral("shield-refused"),
                             QStringLiteral("shield-ok")};
    const QPalette base = parentWidget() ? parentWidget()->palette() : palette();
    QColor colour = base.color(QPalette::WindowText);
    if (m_result == Matches)
        colour = confirmedColour(base);
    else if (m_result == Different)
        colour = alertColour(base);
    QPalette coloured = base;
    coloured.setColor(QPalette::WindowText, colour);
    m_verdict->setPalette(coloured);
    m_verdict->setText(texts[m_result]);
    m_verdict->setAccessibleDescription(texts[m_result]);
    m_field->setAccessibleDescription(
        m_result == Empty ? tr("SHA-256, with or without colons. It is compared at once.") : texts[m_result]);
    m_icon->setPixmap(m_result == Empty ? QPixmap() : tintedPixmap(this, icons[m_result], colour));
}

void FingerprintCheck::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showVerdict();
}

} // namespace ui
