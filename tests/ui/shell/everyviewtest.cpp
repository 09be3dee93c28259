#include "tests/support/uistation.h"
#include "ui/link/description.h"
#include "ui/look/labelspeech.h"
#include "ui/look/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/viewarea.h"
#include "ui/shell/viewfactory.h"
#include "ui/shell/viewpage.h"

#include <QAbstractButton>
#include <QAbstractItemDelegate>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>
#include <QTextDocumentFragment>
#include <QTextEdit>
#include <QToolButton>
#include <QTreeView>
#include <QXmlStreamReader>

using testsupport::UiStation;

namespace {

/// English texts whose German differs: one of them on the screen of a German workbench is a text that was
/// forgotten.
QSet<QString> readForgettable()
{
    QFile file(QStringLiteral(TOCSIN_SOURCE "/resources/translations/tocsin_de.ts"));
    QSet<QString> texts;
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == u"source")
            source = xml.readElementText();
        else if (xml.name() == u"translation" &&
                 xml.readElementText(QXmlStreamReader::IncludeChildElements) != source)
            texts.insert(source);
    }
    return texts;
}

bool isField(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget) ||
           (qobject_cast<const QAbstractItemView *>(widget) && !qobject_cast<const QHeaderView *>(widget));
}

/// Parts that Qt makes inside other fields, which speak for them.
bool belongsToAnother(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return qobject_cast<const QAbstractSpinBox *>(parent) || qobject_cast<const QComboBox *>(parent) ||
           qobject_cast<const QLineEdit *>(parent) || qobject_cast<const QTabBar *>(parent) ||
           qobject_cast<const QAbstractItemView *>(parent) || qobject_cast<const QMenuBar *>(parent) ||
           widget->objectName().startsWith(QLatin1String("qt_")) ||
           (parent && parent->inherits("QComboBoxPrivateContainer"));
}

QString describe(const QWidget *widget)
{
    QStringList way;
    for (const QWidget *one = widget; one; one = one->parentWidget())
        way.prepend(QLatin1String(one->metaObject()->className()));
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    return way.join(QLatin1Char('>')) + (button ? QStringLiteral(" \"%1\"").arg(button->text()) : QString());
}

/// The texts that a widget shows by itself.
QStringList textsOf(const QWidget *widget)
{
    QStringList texts;
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        texts << button->text();
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        texts << line->placeholderText();
    if (const auto *dock = qobject_cast<const QDockWidget *>(widget))
        texts << dock->windowTitle();
    if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    }
    if (const auto *view = qobject_cast<const QHeaderView *>(widget); view && view->model()) {
        for (int i = 0; i < view->count() && view->orientation() == Qt::Horizontal; ++i)
            texts << view->model()->headerData(i, Qt::Horizontal).toString();
    }
    for (const QAction *action : widget->actions())
        texts << action->text();
    return texts;
}

bool isClipped(const QWidget *widget)
{
    const auto *label = qobject_cast<const QLabel *>(widget);
    const auto *button = qobject_cast<const QAbstractButton *>(widget);
    const bool hasText =
        (label && !label->text().isEmpty() && !label->wordWrap()) || (button && !button->text().isEmpty());
    if (const auto *head = qobject_cast<const QHeaderView *>(widget);
        head && head->orientation() == Qt::Horizontal) {
        for (int i = 0; i < head->count(); ++i) {
            if (!head->isSectionHidden(i) && head->sectionSize(i) < head->sectionSizeHint(i))
                return true;
        }
    }
    return hasText && widget->width() + 1 < widget->minimumSizeHint().width();
}

/// The cells of a view whose rows are all unfolded, with the names in the first column.
void forEachCell(QAbstractItemView &view, const std::function<void(const QModelIndex &)> &see)
{
    const std::function<void(const QModelIndex &)> below = [&](const QModelIndex &parent) {
        for (int row = 0; row < view.model()->rowCount(parent); ++row) {
            for (int column = 0; column < view.model()->columnCount(parent); ++column)
                see(view.model()->index(row, column, parent));
            below(view.model()->index(row, 0, parent));
        }
    };
    if (view.model())
        below({});
}

/// What names a row must be read without making its column wider. Values and help may be cut: they are shown
/// whole elsewhere.
QStringList cutNames(QTreeView &view)
{
    QStringList cut;
    forEachCell(view, [&](const QModelIndex &cell) {
        const QRect place = view.visualRect(cell);
        if (cell.column() == 0 && !place.isEmpty() &&
            view.itemDelegate()->sizeHint({}, cell).width() > place.width())
            cut.append(cell.data().toString());
    });
    return cut;
}

/// A component of each type, wherever it may stand, and the ords of all.
QStringList plantEverything(UiStation &station)
{
    QStringList ords{QStringLiteral("/"),
                     QStringLiteral("/Services"),
                     QStringLiteral("/Services/EmailService"),
                     UiStation::outgoing(),
                     QStringLiteral("/Services/AlarmService"),
                     QStringLiteral("/Services/AlarmService/Default"),
                     QStringLiteral("/Services/PlatformServices"),
                     QStringLiteral("/Services/PlatformServices/CertificateService"),
                     QStringLiteral("/Config")};
    QHash<QString, QString> placeOf;
    for (const QString &ord : std::as_const(ords))
        placeOf.insert((*station.station().find(ord))->type().name, ord);
    for (int round = 0; round < 3; ++round) {
        for (const station::ComponentType *type : station.station().registry().types()) {
            if (placeOf.contains(type->name) || !type->inPalette)
                continue;
            QString parent = type->parents.isEmpty() ? QStringLiteral("/Config") : QString();
            for (const QString &wanted : type->parents) {
                if (parent.isEmpty())
                    parent = placeOf.value(wanted);
            }
            if (parent.isEmpty())
                continue;
            const QString name = QStringLiteral("p%1").arg(ords.size());
            station.add(parent, type->name, name);
            placeOf.insert(type->name, parent + QLatin1Char('/') + name);
            ords.append(placeOf.value(type->name));
        }
    }
    return ords;
}

} // namespace

/// Opens every view of a component of every type in the German workbench and looks at each widget that shows.
class EveryViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFieldHasAName();
    void noTextIsClipped();
    void noTextIsForgotten();
    void everyEditorHasANameAndADescription();
    void cleanupTestCase();

private:
    using Look = std::function<void(const QString &where, QWidget *widget)>;
    bool open(const QString &ord, const QString &view);
    void openEverything(const Look &look);
    void lookAt(const QString &where, QWidget *root, const Look &look);

    std::unique_ptr<UiStation> m_station;
    std::unique_ptr<ui::MainWindow> m_window;
    QStringList m_ords;
    QSet<QString> m_forgettable;
};

void EveryViewTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QSettings().clear();
    ui::loadLanguage(QStringLiteral("de"));
    ui::installLabelSpeech();
    m_forgettable = readForgettable();
    // Names of components are a person's own words, even where they are English.
    for (const char *name : {"Services", "Email Service", "Outgoing", "Alarm Service", "Default",
                             "Platform Services", "Certificate Service", "Config"})
        m_forgettable.remove(QLatin1String(name));
    QVERIFY2(m_forgettable.size() > 500, "the German translation cannot be read");
    m_station = std::make_unique<UiStation>();
    QVERIFY(m_station->start());
    m_ords = plantEverything(*m_station);
    QVERIFY2(m_ords.size() > 25, qPrintable(m_ords.join(QLatin1Char(' '))));
    m_window = std::make_unique<ui::MainWindow>(m_station->link());
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void EveryViewTest::cleanupTestCase()
{
    m_window.reset();
    m_station.reset();
}

void EveryViewTest::lookAt(const QString &where, QWidget *root, const Look &look)
{
    look(where, root);
    for (QWidget *widget : root->findChildren<QWidget *>()) {
        if (widget->isVisibleTo(m_window.get()))
            look(where, widget);
    }
}

/// Opens a view and waits until it has read everything.
bool EveryViewTest::open(const QString &ord, const QString &view)
{
    QSignalSpy changed(&m_window->views(), &ui::ViewArea::changed);
    m_window->navigate(ord, view);
    const auto isThere = [&] {
        // The station makes a client that asks so much wait, by its own clock.
        m_station->clock().advance(5);
        return !changed.isEmpty() && m_station->link().pendingCalls().isEmpty();
    };
    const bool came = QTest::qWaitFor(isThere) && m_window->views().view();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // texts that came last get their room
    return came;
}

void EveryViewTest::openEverything(const Look &look)
{
    lookAt(QStringLiteral("window"), m_window.get(), look);
    int views = 0;
    for (const QString &ord : std::as_const(m_ords)) {
        for (const QString &view : m_station->describe(ord).views) {
            if (ui::viewTitle(view).isEmpty())
                continue;
            QVERIFY2(open(ord, view), qPrintable(ord + QLatin1Char(' ') + view));
            ++views;
            lookAt(ord + QLatin1Char(' ') + view, m_window->views().page(), look);
        }
    }
    QVERIFY(views > 50);
}

void EveryViewTest::everyFieldHasAName()
{
    QSet<QString> lacking;
    openEverything([&](const QString &where, QWidget *widget) {
        QAccessibleInterface *face = QAccessible::queryAccessibleInterface(widget);
        if (const auto *label = qobject_cast<QLabel *>(widget); label && !label->accessibleName().isEmpty()) {
            // One that has a name is read with what stands in it.
            const QString text = QTextDocumentFragment::fromHtml(label->text()).toPlainText();
            if (!face || (!text.isEmpty() && face->text(QAccessible::Description).isEmpty() &&
                          !face->text(QAccessible::Name).contains(text)))
                lacking.insert(where + QStringLiteral(": ") + describe(widget));
        }
        const bool isPartOfField =
            qobject_cast<QAbstractButton *>(widget) && qobject_cast<QLineEdit *>(widget->parentWidget());
        if (!isField(widget) || (belongsToAnother(widget) && !isPartOfField))
            return;
        if (!face || face->text(QAccessible::Name).isEmpty())
            lacking.insert(where + QStringLiteral(": ") + describe(widget));
    });
    QVERIFY2(lacking.isEmpty(), qPrintable(QStringList(lacking.values()).join(QLatin1Char('\n'))));
}

void EveryViewTest::noTextIsClipped()
{
    QSet<QString> clipped;
    openEverything([&](const QString &where, QWidget *widget) {
        if (isClipped(widget) && (qobject_cast<QHeaderView *>(widget) || !belongsToAnother(widget)))
            clipped.insert(QStringLiteral("%1: %2 \"%3\" has %4 of %5 pixels")
                               .arg(where, describe(widget), textsOf(widget).join(QLatin1Char('|')))
                               .arg(widget->width())
                               .arg(widget->minimumSizeHint().width()));
        if (auto *view = qobject_cast<QTreeView *>(widget)) {
            for (const QString &name : cutNames(*view))
                clipped.insert(where + QStringLiteral(", row: ") + name);
        }
    });
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringList(clipped.values()).join(QLatin1Char('\n'))));
}

void EveryViewTest::noTextIsForgotten()
{
    QSet<QString> forgotten;
    openEverything([&](const QString &where, QWidget *widget) {
        for (const QString &text : textsOf(widget)) {
            if (m_forgettable.contains(text))
                forgotten.insert(where + QStringLiteral(": ") + text);
        }
        // Rows of sheets: names and help come from the station and are translated here.
        if (auto *view = qobject_cast<QAbstractItemView *>(widget)) {
            forEachCell(*view, [&](const QModelIndex &cell) {
                // Single words are data where they are values or the names of slots.
                const QString text = cell.data().toString();
                const bool isData = !text.contains(u' ') && (cell.column() > 0 || text == text.toLower());
                if (!isData && m_forgettable.contains(text))
                    forgotten.insert(where + QStringLiteral(", row: ") + text);
            });
        }
    });
    QVERIFY2(forgotten.isEmpty(), qPrintable(QStringList(forgotten.values()).join(QLatin1Char('\n'))));
}

/// F2 on every row that can be edited, on the sheet of every type.
void EveryViewTest::everyEditorHasANameAndADescription()
{
    QSet<QString> lacking;
    int editors = 0;
    for (const QString &ord : std::as_const(m_ords)) {
        QVERIFY(open(ord, QStringLiteral("propertySheet")));
        auto *tree = m_window->views().view()->findChild<QTreeView *>();
        QVERIFY(tree);
        for (QModelIndex index = tree->model()->index(0, 0); index.isValid();
             index = tree->indexBelow(index)) {
            const QModelIndex value = index.siblingAtColumn(1);
            if (!(value.flags() & Qt::ItemIsEditable))
                continue;
            tree->setCurrentIndex(value);
            tree->edit(value);
            QWidget *editor = tree->indexWidget(value);
            if (!editor)
                continue;
            ++editors;
            QList<QWidget *> fields = editor->findChildren<QWidget *>();
            fields.prepend(editor);
            for (const QWidget *field : std::as_const(fields)) {
                if (!isField(field) || belongsToAnother(field) || !field->isVisibleTo(editor))
                    continue;
                const QAccessibleInterface *face =
                    QAccessible::queryAccessibleInterface(const_cast<QWidget *>(field));
                if (face->text(QAccessible::Name).isEmpty() || face->text(QAccessible::Description).isEmpty())
                    lacking.insert(ord + QLatin1Char('.') + index.data().toString() + QStringLiteral(": ") +
                                   describe(field));
            }
            QTest::keyClick(editor, Qt::Key_Escape);
        }
    }
    QVERIFY2(editors > 60, qPrintable(QString::number(editors)));
    QVERIFY2(lacking.isEmpty(), qPrintable(QStringList(lacking.values()).join(QLatin1Char('\n'))));
}

QTEST_MAIN(EveryViewTest)
#include "everyviewtest.moc"
