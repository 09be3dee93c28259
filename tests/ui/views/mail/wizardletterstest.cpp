#include "tests/ui/views/mail/fetchingaccount.h"
#include "tests/ui/views/mail/wizardbench.h"
#include "ui/look/language.h"

#include <QKeySequence>

using namespace mailbench;
using ui::AccountWizard;

/// Every letter of a page leads to one control, those below the page included, in every language.
class WizardLettersTest : public QObject
{
    Q_OBJECT

    /// The texts that share a letter with another one.
    static QStringList shared(const QStringList &texts)
    {
        QStringList found;
        QMap<QString, QString> byLetter;
        for (const QString &text : texts) {
            const QString letter = QKeySequence::mnemonic(text).toString();
            if (!letter.isEmpty() && byLetter.contains(letter))
                found.append(byLetter[letter] + QStringLiteral(" | ") + text);
            byLetter.insert(letter, text);
        }
        return found;
    }

    static QStringList textsOf(const QWidget &page)
    {
        QStringList texts;
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            if (label->buddy() && label->isVisibleTo(&page))
                texts.append(label->text());
        }
        for (const QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
            if (button->isVisibleTo(&page))
                texts.append(button->text());
        }
        return texts;
    }

private Q_SLOTS:
    void theFirstPageSpeaksOfTheDirections()
    {
        ui::loadLanguage(QStringLiteral("en"));
        Bench bench;
        Shown both(bench);
        QVERIFY(both.wizard->currentPage()->subTitle().contains(QStringLiteral("which way")));
    }

    void everyLetterLeadsToOneControl_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("fetches");
        for (const char *language : {"en", "de"}) {
            QTest::addRow("%s, sending", language) << QString::fromLatin1(language) << false;
            QTest::addRow("%s, both directions", language) << QString::fromLatin1(language) << true;
        }
    }
    void everyLetterLeadsToOneControl()
    {
        QFETCH(const QString, language);
        ui::loadLanguage(language);
        QFETCH(const bool, fetches);
        Bench bench(fetches ? FetchingAccount::add : std::function<void(station::Registry &)>());
        Shown shown(bench);
        QStringList below;
        for (const auto which :
             {QWizard::BackButton, QWizard::NextButton, QWizard::FinishButton, QWizard::CancelButton})
            below.append(shown.wizard->buttonText(which));
        QStringList letters;
        // The pages behind the first one show what was chosen there.
        shown.wizard->plan().incoming.wanted = fetches;
        for (const int id : shown.wizard->pageIds()) {
            if (id != AccountWizard::Start)
                shown.wizard->page(id)->initializePage();
            const QStringList found = shared(below + textsOf(*shown.wizard->page(id)));
            if (!found.isEmpty())
                letters.append(shown.wizard->page(id)->title() + QStringLiteral(": ") +
                               found.join(QStringLiteral(", ")));
        }
        QVERIFY2(letters.isEmpty(), qPrintable(letters.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(WizardLettersTest)
#include "wizardletterstest.moc"
