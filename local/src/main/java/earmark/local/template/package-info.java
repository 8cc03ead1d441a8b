/**
 * What the CDK synthesized, read as data: resources with their intrinsic functions resolved to
 * names and ARNs of this machine. Whatever is not understood is an error, not a guess.
 */
package earmark.local.template;
