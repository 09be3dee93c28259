#pragma once

#include "station/value/codec.h"

#include <cstddef>
#include <memory>

namespace station {

class Component;
struct Actor;
struct SlotSpec;

/// Text that must not be left out: a slot without documentation does not compile.
struct Doc
{
    const char *text;
    template <std::size_t N>
    consteval Doc(const char (&literal)[N]) : text(literal)
    {
        if (N < 8)
            throw "a slot needs a sentence of documentation";
    }
};

enum SlotFlag : quint16 {
    ReadOnly = 1,         ///< Persons and links cannot write it; the component does.
    Transient = 2,        ///< Not saved.
    Hidden = 4,           ///< Not shown unless asked for.
    Summary = 8,          ///< A column in tables.
    Operator = 16,        ///< The operator role suffices to write or invoke it.
    ConfirmRequired = 32, ///< A person is asked before the action runs.
    InstanceFacets = 64,  ///< The component's own facets() refine those of the declaration.
};
using SlotFlags = quint16;

/// Text defaults are literals, so that a further instance of a known type builds nothing from its
/// declaration.
template <typename T>
struct LiteralOf
{
    using type = T;
};
template <>
struct LiteralOf<QString>
{
    using type = const char *;
};
template <>
struct LiteralOf<FormatText>
{
    using type = const char *;
};
template <>
struct LiteralOf<HostName>
{
    using type = const char *;
};

/// The one declaration of a property: everything that its sheet row, its saved form and its manual entry
/// need.
template <typename T>
struct PropertyDecl
{
    const char *name;
    typename LiteralOf<T>::type value{};
    SlotFlags flags = 0;
    FacetsDecl facets{};
    const char *group = "";        ///< Heading on the sheet.
    const char *relevantWhen = ""; ///< "useStartTls=true": when the row means something.
    Doc doc;
};

/// The answer of an action: a value for the caller, or why it was refused.
using ActionResult = Result<QJsonValue>;

/// A member function made callable without its type; see act.
struct ActionBinding
{
    ActionResult (*run)(Component &component, ValueRef argument, const Actor &actor) = nullptr;
    const ValueType *(*argument)() = nullptr;
};

struct ActionDecl
{
    const char *name;
    const char *displayName = ""; ///< What people read where the name in words would mislead.
    SlotFlags flags = 0;
    ActionBinding run{};
    FacetsDecl facets{}; ///< Of the argument.
    Doc doc;
};

struct TopicDecl
{
    const char *name;
    SlotFlags flags = 0;
    const ValueType *(*payload)() = nullptr;
    Doc doc;
};

/// A slot of a component instance. It knows its specification, which lives once per type, and nothing else.
class SlotBase
{
public:
    SlotBase(const SlotBase &) = delete;
    SlotBase &operator=(const SlotBase &) = delete;
    const SlotSpec &spec() const { return *m_spec; }
    Component &owner() const;
    friend bool operator==(const SlotBase &slot, const SlotSpec &spec) { return slot.m_spec == &spec; }

protected:
    explicit SlotBase(Component *owner) : m_spec(nextSpec(owner)) {}
    ~SlotBase() = default;

    /// The specification at this place of a type that was made before; nullptr for its first instance.
    static const SlotSpec *nextSpec(Component *owner);
    /// Adds a specification to the type that is being made for the first time.
    void declare(Component *owner, std::unique_ptr<SlotSpec> spec, const void *value);
    bool write(ValueRef value);

    const SlotSpec *m_spec;
};

/// A typed property. Reading is a plain member access; set() tells everybody who listens.
template <typename T>
class Slot : public SlotBase
{
public:
    Slot(Component *owner, const PropertyDecl<T> &decl);

    const T &operator()() const { return m_value; }
    const T *operator->() const { return &m_value; }
    /// The station's one write function; false when the value was refused (and logged).
    bool set(const T &value) { return write({valueTypeOf<T>(), &value}); }

private:
    T m_value;
};

/// Behaviour that a person or a link may start.
class Action : public SlotBase
{
public:
    Action(Component *owner, const ActionDecl &decl);
};

/// A source of events; fire() reaches every linked action and topic before it returns.
class Topic : public SlotBase
{
public:
    Topic(Component *owner, const TopicDecl &decl);
    void fire(ValueRef payload);
};

template <typename T>
struct MemberTraits;
template <typename C, typename R>
struct MemberTraits<R (C::*)()>
{
    using Class = C;
    using Argument = void;
    using Return = R;
    static constexpr bool asksWho = false;
};
template <typename C, typename R, typename A>
struct MemberTraits<R (C::*)(const A &)> : MemberTraits<R (C::*)()>
{
    using Argument = A;
};
template <typename C, typename R>
struct MemberTraits<R (C::*)(const Actor &)> : MemberTraits<R (C::*)()>
{
    static constexpr bool asksWho = true;
};
template <typename C, typename R, typename A>
struct MemberTraits<R (C::*)(const A &, const Actor &)> : MemberTraits<R (C::*)(const A &)>
{
    static constexpr bool asksWho = true;
};

/// The binding of a member function that takes nothing or one value, after it the Actor when it wants to know
/// who invokes it, and returns nothing or an ActionResult: `.run = act<&OutgoingAccount::sendTest>`.
template <auto Member>
inline constexpr ActionBinding act{
    [](Component &component, ValueRef value, const Actor &actor) -> ActionResult {
        using Traits = MemberTraits<decltype(Member)>;
        auto &self = static_cast<typename Traits::Class &>(component);
        const auto pass = [&](const auto &...argument) -> ActionResult {
            if constexpr (std::is_void_v<typename Traits::Return>) {
                (self.*Member)(argument...);
                return QJsonValue();
            } else {
                return (self.*Member)(argument...);
            }
        };
        const auto call = [&](const auto &...argument) {
            if constexpr (Traits::asksWho)
                return pass(argument..., actor);
            else
                return pass(argument...);
        };
        if constexpr (std::is_void_v<typename Traits::Argument>)
            return call();
        else
            return call(*value.template as<typename Traits::Argument>());
    },
    []() -> const ValueType * {
        using Argument = typename MemberTraits<decltype(Member)>::Argument;
        if constexpr (std::is_void_v<Argument>)
            return nullptr;
        else
            return valueTypeOf<Argument>();
    }};

} // namespace station

#include "station/slotspec.h"
