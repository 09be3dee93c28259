#include "ui/look/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace ui {

void loadLanguage(const QString &language)
{
    if (!language.isEmpty())
        QLocale::setDefault(QLocale(language));
    const QLocale locale;
    const auto load = [&locale](const QString &name, const QString &folder) {
        auto *translator = new QTranslator(QCoreApplication::instance());
        if (translator->load(locale, name, QStringLiteral("_"), folder))
            QCoreApplication::installTranslator(translator);
        else
            delete translator;
    };
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    // English has a file of its own for its plurals; it also serves languages that have none.
    auto *english = new QTranslator(QCoreApplication::instance());
    if (english->load(QStringLiteral(":/translations/tocsin_en.qm")))
        QCoreApplication::installTranslator(english);
    load(QStringLiteral("tocsin"), QStringLiteral(":/translations"));
}

QString inOwnLanguage(const QString &stationText)
{
    return stationText.isEmpty() ? QString()
                                 : QCoreApplication::translate("Station", stationText.toUtf8().constData());
}

} // namespace ui
