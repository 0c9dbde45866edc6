// The compiler wants this type for records; netstandard2.0 does not have it.
#pragma warning disable IDE0130 // The namespace is the compiler's choice, not the folder's.
namespace System.Runtime.CompilerServices;
#pragma warning restore IDE0130

internal static class IsExternalInit;
