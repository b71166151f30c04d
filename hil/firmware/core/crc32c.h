/* CRC-32C (Castagnoli, reflected polynomial 82F63B78), start and final xor FFFFFFFF. */
#ifndef CRC32C_H
#define CRC32C_H

#include <stdint.h>

/* Fills the table; call once. */
void crc32c_start(void);

/* "123456789" gives E3069283. */
uint32_t crc32c(const uint8_t *bytes, uint16_t count);

#endif
