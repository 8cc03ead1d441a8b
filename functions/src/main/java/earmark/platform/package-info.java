/**
 * What every capability stands on and none owns: the environment, JSON, HTTP, table layouts, AWS
 * clients.
 *
 * <p>Nothing of the domain is known here. No package of Earmark is used from here.
 */
package earmark.platform;
